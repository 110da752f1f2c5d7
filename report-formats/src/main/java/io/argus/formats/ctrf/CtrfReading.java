package io.argus.formats.ctrf;

import com.fasterxml.jackson.core.JsonToken;
import io.argus.contracts.document.ResultsDocument;
import io.argus.formats.json.JsonCursor;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.Texts;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass through one CTRF document. */
final class CtrfReading {

  private final JsonCursor json;
  private final RecordSink sink;
  private final CtrfTestReading tests;
  private @Nullable CtrfSummary summary;
  private boolean isOurs;
  private boolean hasTool;
  private boolean hasTests;
  private int records;
  private int reds;

  CtrfReading(JsonCursor json, Limits limits, RecordSink sink) {
    this.json = json;
    this.sink = sink;
    this.tests = new CtrfTestReading(json, limits, sink);
  }

  void read() throws IOException, UnreadableReport {
    json.next();
    json.expect(JsonToken.START_OBJECT, "an object: this is no CTRF document");
    boolean hasResults = false;
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "reportFormat" -> checkFormat();
        case "extra" -> readExtra();
        case "results" -> {
          hasResults = true;
          readResults();
        }
        default -> json.skip();
      }
    }
    if (!hasResults) {
      throw json.error("/results is missing");
    }
    if (json.next() != null) {
      throw json.error("something follows the end of the document");
    }
  }

  private void checkFormat() throws IOException, UnreadableReport {
    if (!ResultsDocument.REPORT_FORMAT.equalsIgnoreCase(json.string())) {
      throw json.error("/reportFormat must be \"CTRF\"");
    }
  }

  /** Ours says which run this is; anybody else's is passed over. */
  private void readExtra() throws IOException, UnreadableReport {
    if (json.token() != JsonToken.START_OBJECT) {
      json.skip();
      return;
    }
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      if ("argus".equals(name)) {
        ResultsDocument.RunExtra ours = json.read(ResultsDocument.RunExtra.class);
        if (ours.run() != null) {
          isOurs = true;
          sink.document(CtrfRun.checked(ours.run(), json));
        }
      } else {
        json.skip();
      }
    }
  }

  private void readResults() throws IOException, UnreadableReport {
    json.expect(JsonToken.START_OBJECT, "an object");
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "tool" -> readTool();
        case "summary" -> summary = CtrfSummary.read(json);
        case "environment" -> readEnvironment();
        case "tests" -> readTests();
        default -> json.skip();
      }
    }
    checkComplete();
    if (summary != null) {
      summary.report(sink, records, reds);
    }
  }

  private void checkComplete() throws UnreadableReport {
    List<String> missing = new ArrayList<>();
    if (!hasTool) {
      missing.add("/results/tool/name");
    }
    if (summary == null) {
      missing.add("/results/summary");
    }
    if (!hasTests) {
      missing.add("/results/tests");
    }
    if (!missing.isEmpty()) {
      throw json.error(String.join(" and ", missing) + " must be there");
    }
  }

  private void readTool() throws IOException, UnreadableReport {
    json.expect(JsonToken.START_OBJECT, "an object");
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      String tool = "name".equals(name) ? Texts.orNull(json.string()) : null;
      if (tool != null) {
        hasTool = true;
        sink.tool(tool);
      }
      json.skip();
    }
  }

  private void readEnvironment() throws IOException, UnreadableReport {
    json.expect(JsonToken.START_OBJECT, "an object");
    String buildUrl = null;
    String commit = null;
    String branch = null;
    String environment = null;
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "buildUrl" -> buildUrl = Texts.orNull(json.string());
        case "commit" -> commit = Texts.orNull(json.string());
        case "branchName" -> branch = Texts.orNull(json.string());
        case "testEnvironment" -> environment = Texts.orNull(json.string());
        default -> json.skip();
      }
    }
    sink.environment(new ResultsDocument.Environment(buildUrl, commit, branch, environment));
  }

  private void readTests() throws IOException, UnreadableReport {
    hasTests = true;
    json.expect(JsonToken.START_ARRAY, "an array");
    while (json.next() != JsonToken.END_ARRAY) {
      if (json.token() == JsonToken.START_OBJECT) {
        readTest();
      } else {
        sink.reject(json.path(), "must be an object");
        json.skip();
      }
    }
  }

  /** What is wrong with a test loses this one alone; a document of ours is whole or not ours. */
  private void readTest() throws IOException, UnreadableReport {
    int depth = json.depth();
    TestRecord record;
    try {
      record = tests.read();
    } catch (UnreadableReport e) {
      if (isOurs) {
        throw e;
      }
      json.leave(depth);
      sink.reject("line " + e.line() + ", column " + e.column(), e.reason());
      return;
    }
    records++;
    reds += record.status().isRed() ? 1 : 0;
    sink.record(record);
  }
}
