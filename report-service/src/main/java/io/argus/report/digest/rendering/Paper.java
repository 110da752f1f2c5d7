package io.argus.report.digest.rendering;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.argus.report.digest.content.Digest;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;

/** A digest as PDF, and its pages as one picture. */
public final class Paper {

  private static final int DPI = 110;
  private static final int MARGIN = 50;
  private static final int WHITE = 0xffffffff;
  private static final int NORMAL = 400;
  private static final int BOLD = 700;

  static {
    XRLog.setLoggingEnabled(false); // by default it writes past every log
  }

  private Paper() {}

  public static byte[] pdf(Digest digest, List<Chart> charts, Frame frame) {
    String html = DigestPages.html(digest, charts, frame.printed());
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try {
      new PdfRendererBuilder()
          .withW3cDocument(new W3CDom().fromJsoup(Jsoup.parse(html)), frame.base())
          // Nothing is fetched for a page that names things out of tests.
          .useUriResolver((base, uri) -> uri.startsWith("data:image/png;base64,") ? uri : null)
          .useFont(() -> Fonts.open(Fonts.REGULAR), "Arial", NORMAL, FontStyle.NORMAL, true)
          .useFont(() -> Fonts.open(Fonts.BOLD), "Arial", BOLD, FontStyle.NORMAL, true)
          .withProducer("Argus")
          .toStream(pdf)
          .run();
      return pdf.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a digest cannot be printed", e);
    }
  }

  /** The pages one below the other. */
  public static byte[] png(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(document);
      List<BufferedImage> pages = new ArrayList<>();
      for (int page = 0; page < document.getNumberOfPages(); page++) {
        pages.add(renderer.renderImageWithDPI(page, DPI));
      }
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(stacked(pages), "png", png);
      return png.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a digest cannot be drawn", e);
    }
  }

  private static BufferedImage stacked(List<BufferedImage> pages) {
    int width = pages.stream().mapToInt(BufferedImage::getWidth).max().orElse(1);
    int height = pages.stream().mapToInt(BufferedImage::getHeight).sum();
    BufferedImage all = new BufferedImage(width, Math.max(1, height), BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = all.createGraphics();
    int y = 0;
    for (BufferedImage page : pages) {
      canvas.drawImage(page, 0, y, null);
      y += page.getHeight();
    }
    canvas.dispose();
    return all.getSubimage(0, 0, width, Math.min(height, lastInk(all) + MARGIN));
  }

  /** The last line of the picture that is not white. */
  private static int lastInk(BufferedImage image) {
    for (int y = image.getHeight() - 1; y > 0; y--) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) != WHITE) {
          return y;
        }
      }
    }
    return 0;
  }
}
