package io.argus.formats.ctrf;

import com.fasterxml.jackson.core.JsonToken;
import io.argus.formats.json.JsonCursor;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;

/** A part of a live run: {@code {"seq": 3, "cases": […]}}, the cases as CTRF and we write them. */
public final class LiveCasesParser implements ReportParser {

  @Override
  public String format() {
    return "live-cases";
  }

  /** Never: it has an address of its own. */
  @Override
  public boolean recognises(ReportHead head) {
    return false;
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    JsonCursor json = JsonCursor.open(content, limits);
    CtrfTestReading cases = new CtrfTestReading(json, limits, sink);
    boolean hasCases = false;
    json.next();
    json.expect(JsonToken.START_OBJECT, "an object: {\"seq\": 0, \"cases\": []}");
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "seq" -> sink.seq(json.wholeNumber());
        case "cases" -> {
          hasCases = true;
          json.expect(JsonToken.START_ARRAY, "an array");
          while (json.next() != JsonToken.END_ARRAY) {
            sink.record(cases.read());
          }
        }
        default -> throw json.error(json.path() + " is unknown here: seq and cases are read");
      }
    }
    if (!hasCases) {
      throw json.error("/cases is missing");
    }
    if (json.next() != null) {
      throw json.error("something follows the end of the document");
    }
  }
}
