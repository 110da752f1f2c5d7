package io.argus.formats.gatling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line: columns that are separated by tabs. Which there are differs from version to version, so
 * what is wanted is found from the verdict and the times, which all of them have.
 *
 * @param type {@code REQUEST}, {@code GROUP}, …
 * @param columns all of them
 */
record GatlingLine(String type, List<String> columns) {

  private static final int MOST_COLUMNS = 16;
  private static final int MOST_GROUPS = 64;
  private static final int EPOCH_DIGITS = 13;

  /**
   * A request, or a group of them.
   *
   * @param groups those around it, the outermost first
   */
  record Sample(
      List<String> groups,
      String name,
      double start,
      double elapsed,
      boolean ok,
      @Nullable String message) {}

  static GatlingLine of(String line) {
    List<String> columns = List.of(line.split("\t", MOST_COLUMNS));
    // Gatling 2.0 and 2.1 write scenario and user first.
    boolean late = columns.size() > 2 && columns.get(2).matches("REQUEST|GROUP|USER|RUN");
    return new GatlingLine(columns.get(late ? 2 : 0), columns);
  }

  boolean isRun() {
    return type.equals("RUN") && columns.stream().anyMatch(GatlingLine::isEpoch);
  }

  /** Null = the line is cut. */
  @Nullable Sample request() {
    for (int i = 3; i < columns.size(); i++) {
      if (isVerdict(i) && isEpoch(columns.get(i - 1)) && isEpoch(columns.get(i - 2))) {
        // Gatling 2.0 and 2.1 have four times: two of sending, two of receiving.
        boolean four = i > 5 && isEpoch(columns.get(i - 3)) && isEpoch(columns.get(i - 4));
        int start = four ? i - 4 : i - 2;
        List<String> groups = start > 2 ? groups(columns.get(start - 2)) : List.of();
        return sample(groups, columns.get(start - 1), start, elapsed(start, i - 1), i);
      }
    }
    return null;
  }

  /** The elapsed time of a group is that of its requests, without the pauses between them. */
  @Nullable Sample group() {
    for (int i = 5; i < columns.size(); i++) {
      if (isVerdict(i) && isEpoch(columns.get(i - 2)) && isEpoch(columns.get(i - 3))) {
        List<String> groups = groups(columns.get(i - 4));
        int last = groups.size() - 1;
        double elapsed = number(columns.get(i - 1));
        return sample(groups.subList(0, last), groups.get(last), i - 3, elapsed, i);
      }
    }
    return null;
  }

  private Sample sample(List<String> groups, String name, int start, double elapsed, int verdict) {
    String message = verdict + 1 < columns.size() ? columns.get(verdict + 1) : null;
    boolean ok = columns.get(verdict).equals("OK");
    return new Sample(groups, name, number(columns.get(start)), elapsed, ok, message);
  }

  private double elapsed(int start, int end) {
    return number(columns.get(end)) - number(columns.get(start));
  }

  private boolean isVerdict(int index) {
    return columns.get(index).equals("OK") || columns.get(index).equals("KO");
  }

  private static List<String> groups(String joined) {
    return List.of(joined.split(",", MOST_GROUPS));
  }

  static boolean isEpoch(String column) {
    return column.length() == EPOCH_DIGITS && column.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static double number(String column) {
    try {
      return Double.parseDouble(column);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
