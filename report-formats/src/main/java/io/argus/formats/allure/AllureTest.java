package io.argus.formats.allure;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.formats.json.JsonValues;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.TestRecord;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One result document. */
final class AllureTest {

  /** Their values may be secrets, or change from run to run. */
  private static final Set<String> UNSEEN = Set.of("hidden", "masked");

  private final JsonNode test;
  private final Limits limits;
  private final ReportTimes times;
  private final RecordSink sink;
  private int steps;

  AllureTest(JsonNode test, Limits limits, ReportTimes times, RecordSink sink) {
    this.test = test;
    this.limits = limits;
    this.times = times;
    this.sink = sink;
  }

  TestRecord read() {
    JsonNode details = test.path("statusDetails");
    String name = text("name");
    RecordBuilder record =
        RecordBuilder.named(name == null ? text("fullName") : name)
            .suite(label("parentSuite"), label("suite"), label("subSuite"))
            .className(className())
            .variant(variant())
            .diagnostic("property.description", text("description"))
            .repeats(repeatKey());
    for (String mark : new String[] {"flaky", "known", "muted"}) {
      record.diagnostic("property." + mark, JsonValues.isTrue(details, mark) ? "true" : null);
    }
    attempt(record, details);
    inside(record, test);
    return record.build();
  }

  private void attempt(RecordBuilder record, JsonNode details) {
    String said = text("status");
    CaseStatus status = status(said);
    Integer millis = millis(test);
    String message = Failures.plain(JsonValues.text(details, "message"));
    String trace = Failures.plain(JsonValues.text(details, "trace"));
    if (said == null) {
      record.attempt(
          CaseStatus.ERROR,
          millis,
          Failures.of(
              message == null ? "the test has no status: it never ended" : message, null, trace));
      return;
    }
    Failure failure = Failures.of(message, null, trace);
    if (status == null) {
      if (!said.equals("unknown")) {
        sink.warn("an unknown status counts as an error", said);
      }
      String told = failure == null ? "unknown status \"" + said + "\"" : failure.message();
      record.attempt(CaseStatus.ERROR, millis, Failures.of(told, null, trace));
    } else if (status == CaseStatus.SKIP) {
      record.skip(millis, message);
    } else {
      record.attempt(status, millis, failure);
    }
  }

  /** Steps in their order, inner ones after their outer one, and the attachments of all. */
  private void inside(RecordBuilder record, JsonNode part) {
    for (JsonNode attachment : part.path("attachments")) {
      record.attachment(
          JsonValues.text(attachment, "name"),
          JsonValues.text(attachment, "type"),
          JsonValues.text(attachment, "source"));
    }
    for (JsonNode step : part.path("steps")) {
      if (steps++ > limits.steps()) {
        return;
      }
      CaseStatus status = status(JsonValues.text(step, "status"));
      String error = JsonValues.text(step.path("statusDetails"), "message");
      record.step(
          JsonValues.text(step, "name"),
          status == null ? CaseStatus.SKIP : status,
          millis(step),
          Failures.plain(error));
      inside(record, step);
    }
  }

  private @Nullable Integer millis(JsonNode part) {
    return times.ofMillis(JsonValues.number(part, "stop") - JsonValues.number(part, "start"));
  }

  /** Null = not one of the words that say how it went. */
  static @Nullable CaseStatus status(@Nullable String said) {
    return switch (String.valueOf(said).toLowerCase(Locale.ROOT)) {
      case "passed" -> CaseStatus.PASS;
      case "failed" -> CaseStatus.FAIL;
      case "broken" -> CaseStatus.ERROR;
      case "skipped" -> CaseStatus.SKIP;
      default -> null;
    };
  }

  private @Nullable String className() {
    return Stream.of("testClass", "class", "package")
        .map(this::label)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The first label of that name; null = there is none. */
  @Nullable String label(String name) {
    for (JsonNode label : test.path("labels")) {
      if (name.equals(JsonValues.text(label, "name"))) {
        return JsonValues.text(label, "value");
      }
    }
    return null;
  }

  /** Names of pytest hold the parameters, in the words that tell them apart. */
  private @Nullable String variant() {
    return "pytest".equals(label("framework")) ? null : parameters();
  }

  private String parameters() {
    return StreamSupport.stream(test.path("parameters").spliterator(), false)
        .filter(one -> !JsonValues.isTrue(one, "excluded"))
        .filter(one -> !UNSEEN.contains(one.path("mode").asText().toLowerCase(Locale.ROOT)))
        .map(one -> one.path("name").asText() + "=" + one.path("value").asText())
        .collect(Collectors.joining(", "));
  }

  /** Allure's own rule: results of one history id are tries of one test. */
  private long repeatKey() {
    String id = text("historyId");
    if (id == null) {
      String test = text("testCaseId") == null ? text("fullName") : text("testCaseId");
      if (test == null) {
        return TestRecord.NEVER_REPEATS;
      }
      id = test + " " + parameters();
    }
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(bytes).getMostSignificantBits() >>> 1 | 1;
  }

  private @Nullable String text(String name) {
    return JsonValues.text(test, name);
  }
}
