package io.argus.formats.parse;

/** A file that can't be taken, where it breaks, and why. Nothing of it counts. */
public class UnreadableReport extends Exception {

  /** Of a document that is cut. */
  public static final String ENDS_EARLY =
      "it ends in its middle; did the job that wrote it end early?";

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final String reason;

  /** The file as a whole. */
  public UnreadableReport(String reason) {
    this(0, 0, reason);
  }

  /**
   * @param line 1-based; 0 = the file as a whole
   * @param column 1-based
   */
  public UnreadableReport(int line, int column, String reason) {
    super(line > 0 ? "line " + line + ", column " + column + ": " + reason : reason);
    this.line = line;
    this.column = column;
    this.reason = reason;
  }

  /** Without the place. */
  public String reason() {
    return reason;
  }

  /** 1-based; 0 = the file as a whole. */
  public int line() {
    return line;
  }

  /** 1-based; 0 = the file as a whole. */
  public int column() {
    return column;
  }
}
