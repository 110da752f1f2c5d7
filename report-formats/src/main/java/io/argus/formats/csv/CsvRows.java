package io.argus.formats.csv;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.TextLines;
import io.argus.formats.parse.UnreadableReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a CSV file (RFC 4180, quoted line breaks included), row by row; blank lines are
 * passed over. The separator is what separates most in the first line.
 */
public final class CsvRows {

  private static final String SEPARATORS = ",;\t|";
  private static final int MOST_HEAD = 64 * 1024;
  private static final int MOST_COLUMNS = 256;

  private final CsvParser parser;
  private final int mostChars;
  private final Map<String, Integer> columns = new HashMap<>();
  private List<String> row = List.of();
  private int line;

  private CsvRows(CsvParser parser, int mostChars) {
    this.parser = parser;
    this.mostChars = mostChars;
  }

  /** Does not close {@code content}. */
  public static CsvRows open(InputStream content, Limits limits) throws IOException {
    BufferedReader reader = new BufferedReader(TextLines.reader(content), MOST_HEAD);
    CsvFactory factory =
        CsvFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(limits.jsonStringChars()).build())
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();
    char separator = separator(head(reader));
    CsvParser parser = factory.createParser(reader);
    parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
    parser.enable(CsvParser.Feature.WRAP_AS_ARRAY);
    parser.nextToken();
    return new CsvRows(parser, limits.messageBytes());
  }

  /** The columns of a line that has no line breaks in quotes, such as the head of a table. */
  public static List<String> split(String line) {
    String separator = String.valueOf(separator(line));
    List<String> names = new ArrayList<>();
    for (String name : line.split(Pattern.quote(separator), MOST_COLUMNS)) {
      names.add(name.strip().replace("\"", ""));
    }
    return names;
  }

  /** The first line that is not blank; what is read is given back. */
  private static String head(BufferedReader reader) throws IOException {
    reader.mark(MOST_HEAD);
    StringBuilder head = new StringBuilder();
    for (int i = 1; i < MOST_HEAD; i++) {
      int c = reader.read();
      boolean ends = c < 0 || c == '\n' || c == '\r';
      if (c < 0 || (ends && !head.isEmpty())) {
        break;
      }
      if (!ends) {
        head.append((char) c);
      }
    }
    reader.reset();
    return head.toString();
  }

  private static char separator(String line) {
    int[] counts = new int[SEPARATORS.length()];
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      quoted ^= line.charAt(i) == '"';
      int found = SEPARATORS.indexOf(line.charAt(i));
      if (found >= 0 && !quoted) {
        counts[found]++;
      }
    }
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return SEPARATORS.charAt(most);
  }

  /** Goes to the next row; false = the file has ended. */
  public boolean next() throws IOException, UnreadableReport {
    try {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return false;
      }
      line = parser.currentLocation().getLineNr();
      row = new ArrayList<>(row.size());
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (row.size() < MOST_COLUMNS) {
          String value = parser.getText();
          row.add(value.length() > mostChars ? value.substring(0, mostChars) : value);
        }
      }
      return true;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new UnreadableReport(
          at == null ? line : at.getLineNr(),
          at == null ? 1 : at.getColumnNr(),
          "not well-formed CSV: " + e.getOriginalMessage());
    }
  }

  /** The row's values. */
  public List<String> row() {
    return row;
  }

  /** Where the row begins: {@code line 12}. */
  public String place() {
    return "line " + line;
  }

  /** Gives the columns of the rows that follow their names. */
  public void columns(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      columns.putIfAbsent(names.get(i).strip(), i);
    }
  }

  public boolean hasColumn(String name) {
    return columns.containsKey(name);
  }

  /** The row's value in the first of these columns that there is; null = the row has none. */
  public @Nullable String get(String... names) {
    for (String name : names) {
      Integer column = columns.get(name);
      if (column != null) {
        return column < row.size() ? row.get(column) : null;
      }
    }
    return null;
  }

  /** The same as a number; NaN = it is none. */
  public double number(String... names) {
    String value = get(names);
    try {
      return value == null ? Double.NaN : Double.parseDouble(value.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
