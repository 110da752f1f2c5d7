package io.argus.formats.gotest;

import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** The events of {@code go test -json}, {@code go tool test2json} and {@code gotestsum}. */
public final class GoTestParser implements ReportParser {

  @Override
  public String format() {
    return "gotest";
  }

  @Override
  public boolean recognises(ReportHead head) {
    Set<String> keys = head.jsonKeys();
    boolean event =
        keys.contains("Action")
            && (keys.contains("Package") || keys.contains("ImportPath") || keys.contains("Test"));
    return event || (head.rootElement() == null && head.hasLine(GoTestParser::isEvent));
  }

  /** For files that begin with other JSON; this is how the tool itself writes. */
  private static boolean isEvent(String line) {
    return line.startsWith("{\"Time\":\"") && line.contains("\",\"Action\":\"");
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    new GoTestReading(limits, sink).read(content);
  }
}
