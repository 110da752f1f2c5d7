package io.argus.report.digest.content;

import java.util.List;
import java.util.Locale;

/**
 * One list of a digest.
 *
 * @param path of the page that tells all
 * @param more how many rows there are beyond these
 */
public record Section(String title, Tone tone, List<Row> rows, String path, long more) {

  public Section {
    rows = List.copyOf(rows);
  }

  static Section of(String title, Tone tone, Listing<Row> rows, String path) {
    return new Section(title, tone, rows.items(), path, rows.total() - rows.items().size());
  }

  /** What stands for the rows that are left out; empty where none are. */
  public String rest() {
    return more == 0 ? "" : String.format(Locale.ENGLISH, "and %,d more", more);
  }

  /**
   * @param path of its page
   */
  public record Row(String label, String note, String path) {}

  /** Whether what it lists is good news. */
  public enum Tone {
    GOOD("good", "#1a7f37"),
    BAD("bad", "#b42318"),
    PLAIN("ink", "#1b1f24");

    private final String css;
    private final String color;

    Tone(String css, String color) {
      this.css = css;
      this.color = color;
    }

    /** Its class, by which dark surroundings give it another colour. */
    public String css() {
      return css;
    }

    /** On white. */
    public String color() {
      return color;
    }
  }
}
