package io.argus.report.digest.rendering;

import io.argus.report.digest.content.Trend;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import org.jboss.logging.Logger;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws trends as PNG, twice as large as they are shown: legible on fine screens, too. */
public final class Charts {

  private static final Logger LOG = Logger.getLogger(Charts.class);

  private static final int WIDTH = 1152;
  private static final int HEIGHT = 440;
  private static final float TEXT = 28f;
  private static final Color INK = new Color(0x1b1f24);
  private static final Color DIM = new Color(0x57606a);
  private static final Color GRID = new Color(0xe4e7eb);
  private static final Color[] SERIES = {
    new Color(0x1f6feb), new Color(0xb35900), new Color(0x1a7f37)
  };

  /** A rate axis that always starts at 0 would hide what matters, one that never does shouts. */
  private static final double RATE_STEP = 5;

  private Charts() {}

  public static List<Chart> draw(List<Trend> trends) {
    return trends.stream().map(Charts::draw).toList();
  }

  /** Java draws text only where the machine has the libraries for it: without them, no picture. */
  private static Chart draw(Trend trend) {
    try {
      return new Chart(trend, png(trend));
    } catch (IOException
        | FontFormatException
        | RuntimeException
        | LinkageError
        | InternalError trouble) {
      LOG.warnf("charts are tables: nothing can be drawn here (install fontconfig): %s", trouble);
      return new Chart(trend, null);
    }
  }

  private static byte[] png(Trend trend) throws IOException, FontFormatException {
    XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title(trend)).build();
    style(chart.getStyler(), font());
    if (trend.unit().equals("%")) {
      chart.getStyler().setYAxisMin(floor(trend)).setYAxisMax(100.0);
    } else {
      chart.getStyler().setYAxisMin(0.0);
    }
    chart.getStyler().setLegendVisible(trend.series().size() > 1);
    int color = 0;
    for (Map.Entry<String, Map<LocalDate, Double>> series : trend.series().entrySet()) {
      add(chart, series.getKey(), series.getValue(), SERIES[color++ % SERIES.length]);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", png);
    return png.toByteArray();
  }

  private static String title(Trend trend) {
    return trend.title() + " (" + trend.unit() + ")";
  }

  private static void add(XYChart chart, String name, Map<LocalDate, Double> values, Color color) {
    List<Date> days = new ArrayList<>();
    values
        .keySet()
        .forEach(day -> days.add(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant())));
    XYSeries series = chart.addSeries(name, days, new ArrayList<>(values.values()));
    series.setLineColor(color);
    series.setMarkerColor(color);
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setLineStyle(new BasicStroke(4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
  }

  private static void style(XYStyler styler, Font font) {
    Font text = font.deriveFont(TEXT);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setChartFontColor(INK);
    styler.setChartTitleFont(font.deriveFont(Font.BOLD, TEXT));
    styler.setChartTitleBoxVisible(false);
    styler.setAxisTickLabelsFont(text);
    styler.setAxisTitlesVisible(false);
    styler.setAxisTickMarksColor(GRID);
    styler.setXAxisTickLabelsColor(DIM);
    styler.setYAxisTickLabelsColor(DIM);
    styler.setYAxisDecimalPattern("#.#");
    styler.setDatePattern("d MMM");
    styler.setLocale(Locale.ENGLISH);
    styler.setTimezone(TimeZone.getTimeZone("UTC"));
    styler.setXAxisTickMarkSpacingHint(170);
    styler.setYAxisTickMarkSpacingHint(60);
    styler.setLegendFont(text);
    styler.setLegendPosition(Styler.LegendPosition.OutsideS);
    styler.setLegendLayout(Styler.LegendLayout.Horizontal);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setMarkerSize(10);
  }

  private static double floor(Trend trend) {
    double least =
        trend.series().values().stream()
            .flatMap(values -> values.values().stream())
            .mapToDouble(Double::doubleValue)
            .min()
            .orElse(0);
    return Math.max(0, Math.floor((least - 1) / RATE_STEP) * RATE_STEP);
  }

  /** Our own, so that nothing depends on what is installed. */
  private static Font font() throws IOException, FontFormatException {
    try (InputStream font = Fonts.open(Fonts.REGULAR)) {
      return Font.createFont(Font.TRUETYPE_FONT, font);
    }
  }
}
