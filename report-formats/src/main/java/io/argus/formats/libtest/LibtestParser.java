package io.argus.formats.libtest;

import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/**
 * {@code cargo test -- --format json} and {@code cargo nextest run --message-format libtest-json}.
 */
public final class LibtestParser implements ReportParser {

  private static final Pattern EVENT =
      Pattern.compile("\\{ ?\"type\": ?\"(?:suite|test|bench)\", ?\"(?:event|name)\": ?\".*");

  @Override
  public String format() {
    return "libtest";
  }

  @Override
  public boolean recognises(ReportHead head) {
    boolean suite = head.hasKeys("type", "event") && head.jsonKeys().contains("test_count");
    return suite
        || (head.rootElement() == null && head.hasLine(line -> EVENT.matcher(line).matches()));
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    new LibtestReading(limits, sink).read(content);
  }
}
