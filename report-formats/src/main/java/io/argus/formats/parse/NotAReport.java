package io.argus.formats.parse;

/** A file that is of no known format: it may be a picture or a readme as well as a report. */
public final class NotAReport extends UnreadableReport {

  private static final long serialVersionUID = 1L;

  public NotAReport(String reason) {
    super(reason);
  }
}
