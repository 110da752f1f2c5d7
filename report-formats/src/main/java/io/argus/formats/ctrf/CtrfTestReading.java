package io.argus.formats.ctrf;

import com.fasterxml.jackson.core.JsonToken;
import io.argus.contracts.document.CaseExtra;
import io.argus.contracts.document.DocumentAttachment;
import io.argus.contracts.document.DocumentStep;
import io.argus.formats.json.JsonCursor;
import io.argus.formats.parse.Durations;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.Texts;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the objects of {@code /results/tests}. */
final class CtrfTestReading {

  private final JsonCursor json;
  private final Limits limits;
  private final RecordSink sink;

  CtrfTestReading(JsonCursor json, Limits limits, RecordSink sink) {
    this.json = json;
    this.limits = limits;
    this.sink = sink;
  }

  TestRecord read() throws IOException, UnreadableReport {
    json.expect(JsonToken.START_OBJECT, "an object");
    CtrfTest test = new CtrfTest(sink);
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      member(test, name);
    }
    List<String> missing = test.missing();
    if (!missing.isEmpty()) {
      throw json.error(json.path() + " lacks " + String.join(", ", missing));
    }
    if (test.ours != null && !CtrfRestored.isComplete(test.ours)) {
      throw json.error(json.path() + "/extra/argus lacks status or attempts");
    }
    return test.toRecord();
  }

  private void member(CtrfTest test, String name) throws IOException, UnreadableReport {
    switch (name) {
      case "name" -> test.name = Texts.orNull(json.string());
      case "status" -> test.status = status();
      case "duration" -> {
        test.durationSaid = true;
        test.durationMs = duration();
      }
      case "suite" -> test.suite = suite();
      case "message" -> test.message = json.string();
      case "trace" -> test.trace = json.string();
      case "line" -> test.line = count();
      case "filePath" -> test.filePath = Texts.orNull(json.string());
      case "browser" -> test.browser = Texts.orNull(json.string());
      case "flaky" -> test.flaky = json.isTrue();
      case "retries" -> test.retries = count();
      case "retryAttempts" -> readAttempts(test);
      case "stdout" -> test.stdout = lines();
      case "stderr" -> test.stderr = lines();
      case "attachments" -> readAttachments(test);
      case "steps" -> readSteps(test);
      case "extra" -> test.ours = ours(CaseExtra.class);
      default -> json.skip();
    }
  }

  private CtrfStatus status() throws IOException, UnreadableReport {
    String said = json.string();
    CtrfStatus status = said == null ? null : CtrfStatus.of(said);
    if (status == null) {
      throw json.error(
          json.path() + " must be one of passed, failed, skipped, pending, other; not " + said);
    }
    return status;
  }

  private @Nullable Integer duration() throws IOException, UnreadableReport {
    double said = json.number();
    long millis = Durations.ofMillis(said);
    if (millis == Durations.UNKNOWN && !Double.isNaN(said)) {
      sink.warn("a duration is negative, absurd or ambiguous and was dropped", "" + said);
    }
    return millis == Durations.UNKNOWN ? null : (Integer) Math.toIntExact(millis);
  }

  private @Nullable Integer count() throws IOException, UnreadableReport {
    double said = json.number();
    return said >= 0 && said <= Integer.MAX_VALUE ? (Integer) (int) said : null;
  }

  /** Older documents have one string here. */
  private List<String> suite() throws IOException, UnreadableReport {
    return json.token() == JsonToken.START_ARRAY ? strings(limits.depth()) : single();
  }

  private List<String> single() throws IOException, UnreadableReport {
    String only = json.string();
    return only == null ? List.of() : List.of(only);
  }

  private @Nullable String lines() throws IOException, UnreadableReport {
    if (json.token() != JsonToken.START_ARRAY) {
      return json.string();
    }
    StringBuilder text = new StringBuilder();
    boolean first = true;
    while (json.next() != JsonToken.END_ARRAY) {
      String line = json.string();
      if (text.length() <= limits.caseBytes()) {
        text.append(first ? "" : "\n").append(line == null ? "" : line);
      }
      first = false;
    }
    return text.toString();
  }

  private List<String> strings(int most) throws IOException, UnreadableReport {
    List<String> strings = new ArrayList<>();
    while (json.next() != JsonToken.END_ARRAY) {
      String string = json.string();
      if (string != null && strings.size() < most) {
        strings.add(string);
      }
    }
    return strings;
  }

  private void readAttempts(CtrfTest test) throws IOException, UnreadableReport {
    json.expect(JsonToken.START_ARRAY, "an array");
    while (json.next() != JsonToken.END_ARRAY) {
      json.expect(JsonToken.START_OBJECT, "an object");
      CtrfStatus status = null;
      Integer duration = null;
      String message = null;
      String trace = null;
      for (String name = json.nextMember(); name != null; name = json.nextMember()) {
        switch (name) {
          case "status" -> status = status();
          case "duration" -> duration = duration();
          case "message" -> message = json.string();
          case "trace" -> trace = json.string();
          default -> json.skip();
        }
      }
      if (status == null) {
        throw json.error(json.path() + " lacks status");
      }
      if (test.earlier.size() < limits.attempts()) {
        test.earlier.add(new CtrfTest.Earlier(status, duration, message, trace));
      } else {
        sink.warn("a case has more attempts than are kept", String.valueOf(test.name));
      }
    }
  }

  private void readAttachments(CtrfTest test) throws IOException, UnreadableReport {
    json.expect(JsonToken.START_ARRAY, "an array");
    while (json.next() != JsonToken.END_ARRAY) {
      DocumentAttachment attachment = json.read(DocumentAttachment.class);
      if (attachment.path() == null) {
        throw json.error(json.path() + " lacks path");
      }
      if (test.attachments.size() < limits.attachments()) {
        test.attachments.add(attachment.name() == null ? named(attachment) : attachment);
      } else {
        sink.warn("a case has more attachments than are kept", String.valueOf(test.name));
      }
    }
  }

  private static DocumentAttachment named(DocumentAttachment nameless) {
    return new DocumentAttachment(
        nameless.path(), nameless.contentType(), nameless.path(), nameless.extra());
  }

  private void readSteps(CtrfTest test) throws IOException, UnreadableReport {
    json.expect(JsonToken.START_ARRAY, "an array");
    while (json.next() != JsonToken.END_ARRAY) {
      json.expect(JsonToken.START_OBJECT, "an object");
      String stepName = null;
      CtrfStatus status = null;
      DocumentStep.StepExtra extra = null;
      for (String name = json.nextMember(); name != null; name = json.nextMember()) {
        switch (name) {
          case "name" -> stepName = json.string();
          case "status" -> status = status();
          case "extra" -> extra = ours(DocumentStep.StepExtra.class);
          default -> json.skip();
        }
      }
      if (stepName == null || status == null) {
        throw json.error(json.path() + " lacks " + (stepName == null ? "name" : "status"));
      }
      if (test.steps.size() < limits.steps()) {
        test.steps.add(new CtrfTest.Step(stepName, status, extra));
      } else {
        sink.warn("a case has more steps than are kept", String.valueOf(test.name));
      }
    }
  }

  /** {@code argus} of the extra the cursor is on; null = it is not ours. */
  private <T> @Nullable T ours(Class<T> type) throws IOException, UnreadableReport {
    if (json.token() != JsonToken.START_OBJECT) {
      json.skip();
      return null;
    }
    T found = null;
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      if ("argus".equals(name)) {
        found = json.read(type);
      } else {
        json.skip();
      }
    }
    return found;
  }
}
