package io.argus.formats.parse;

import java.io.IOException;
import java.io.InputStream;

/**
 * One report format. A parser has no state of its own: it may read many files at the same time, and
 * the same content always gives the same records.
 */
public interface ReportParser {

  /** What the format is called in answers and in {@code format=}, e.g. {@code junit}. */
  String format();

  /** True when a file that starts like this is of this format; its name tells nothing. */
  boolean recognises(ReportHead head);

  /**
   * Reads a whole file, streaming.
   *
   * @throws UnreadableReport when it breaks; what the sink got before is void
   * @throws IOException only when {@code content} can't be read
   */
  void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport;
}
