package io.argus.formats.cucumber;

import static io.argus.formats.json.JsonValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.RunError;
import io.argus.formats.json.JsonCursor;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.SourceFiles;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The scenarios of one feature. A background belongs to the scenario that follows it. */
final class CucumberFeature {

  private final RecordSink sink;
  private final ReportTimes times;
  private @Nullable RecordBuilder record;
  private @Nullable JsonNode last;
  private boolean lastRed;

  CucumberFeature(RecordSink sink) {
    this.sink = sink;
    this.times = new ReportTimes(sink);
  }

  void read(JsonCursor json) throws IOException, UnreadableReport {
    String place = json.path();
    JsonNode feature =
        json.tree(
            "embeddings",
            "output",
            "arguments",
            "match",
            "rows",
            "doc_string",
            "tags",
            "comments",
            "description");
    boolean behave = !feature.has("uri") && feature.has("location");
    List<CucumberStep> background = new ArrayList<>();
    JsonNode elements = feature.path("elements");
    for (int i = 0; i < elements.size(); i++) {
      JsonNode element = elements.path(i);
      if (!element.isObject()) {
        sink.reject(place + "/elements/" + i, "must be an object");
      } else if ("background".equals(text(element, "type"))) {
        CucumberStep.of(element, behave, times).stream()
            .filter(step -> step.status() != null)
            .forEach(background::add);
      } else {
        List<CucumberStep> steps = new ArrayList<>(background);
        background.clear();
        steps.addAll(CucumberStep.of(element, behave, times));
        scenario(feature, element, new CucumberVerdict(steps, text(element, "status"), sink));
      }
    }
    end();
    CucumberVerdict alone = new CucumberVerdict(background, null, sink);
    if (!background.isEmpty() && alone.status().isRed()) {
      String message = "a background failed that no scenario follows";
      sink.error(new RunError(text(feature, "name"), message, null, null));
    }
  }

  /** Cucumber-Ruby's {@code --retry} writes a failed scenario again, right behind itself. */
  private void scenario(JsonNode feature, JsonNode element, CucumberVerdict verdict)
      throws UnreadableReport {
    RecordBuilder builder = record;
    if (builder == null || !lastRed || !isSame(last, element)) {
      end();
      builder = begin(feature, element);
      record = builder;
    }
    last = element;
    lastRed = verdict.status().isRed();
    verdict.addTo(builder, times);
    times.startedAt(text(element, "start_timestamp"));
  }

  private void end() throws UnreadableReport {
    if (record != null) {
      sink.record(record.build());
      record = null;
    }
  }

  private static RecordBuilder begin(JsonNode feature, JsonNode element) {
    String file = file(feature);
    return RecordBuilder.named(text(element, "name"))
        .suite(text(feature, "name"))
        .className(file)
        .variant(row(element))
        .diagnostic("file", file)
        .diagnostic("line", text(element, "line"));
  }

  private static boolean isSame(@Nullable JsonNode first, JsonNode second) {
    String line = text(second, "line");
    return first != null
        && line != null
        && line.equals(text(first, "line"))
        && Objects.equals(text(first, "id"), text(second, "id"))
        && Objects.equals(text(first, "name"), text(second, "name"));
  }

  /** {@code file:src/test/a.feature}, {@code classpath:a.feature}, Behave's {@code a.feature:1}. */
  private static @Nullable String file(JsonNode feature) {
    String uri = text(feature, "uri");
    if (uri == null) {
      String location = text(feature, "location");
      uri = location == null ? null : location.replaceFirst(":\\d+$", "");
    }
    return SourceFiles.name(uri == null ? null : uri.replaceFirst("^(classpath|file):", ""));
  }

  /**
   * Cucumber-JVM's ids tell the row of an outline, {@code feature;outline;examples;2}; the first
   * row is 2. Null where the name itself tells the rows apart.
   */
  private static @Nullable String row(JsonNode element) {
    String id = text(element, "id");
    String[] parts = id == null ? new String[0] : id.split(";", -1);
    int last = parts.length - 1;
    if (last < 3
        || !parts[last].matches("\\d{1,9}")
        || !plain(parts[last - 2]).equals(plain(text(element, "name")))) {
      return null;
    }
    String row = "row " + (Integer.parseInt(parts[last]) - 1);
    return parts[last - 1].isEmpty() ? row : parts[last - 1] + " " + row;
  }

  private static String plain(@Nullable String name) {
    return String.valueOf(name).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "-");
  }
}
