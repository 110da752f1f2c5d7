package io.argus.formats.cucumber;

import io.argus.formats.json.JsonCursor;
import io.argus.formats.json.JsonDocument;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;

/** The JSON of Cucumber's formatters before Messages, and of the many tools that copy it. */
public final class CucumberParser implements ReportParser {

  @Override
  public String format() {
    return "cucumber-json";
  }

  /** Some write the features' own members after all of its elements. */
  @Override
  public boolean recognises(ReportHead head) {
    boolean feature = head.hasKeys("[].elements") || head.hasKeys("[].uri");
    return feature && head.text().contains("\"keyword\"");
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    JsonCursor json = JsonCursor.open(content, limits);
    JsonDocument.readArray(json, sink, () -> new CucumberFeature(sink).read(json));
  }
}
