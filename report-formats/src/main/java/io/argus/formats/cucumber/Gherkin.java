package io.argus.formats.cucumber;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.formats.json.JsonValues;
import io.argus.formats.parse.Held;
import io.argus.formats.parse.UnreadableReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the feature files say: which feature and rule a scenario is in, its examples, its steps. */
final class Gherkin {

  /**
   * A scenario that may run.
   *
   * @param suite feature and rule
   * @param row cells of the example; null = it has none
   */
  record Pickle(
      String id,
      @Nullable String name,
      @Nullable String uri,
      List<String> suite,
      @Nullable String row) {

    long size() {
      return 3L * Held.ENTRY_BYTES + Held.size(id) + Held.size(name);
    }
  }

  private final Held held;
  private final Map<String, List<String>> suites = new HashMap<>();
  private final Map<String, String> rows = new HashMap<>();
  private final Map<String, String> keywords = new HashMap<>();
  private final Map<String, Pickle> pickles = new HashMap<>();
  private final Map<String, Map<String, String>> steps = new HashMap<>();

  /** Each text that many scenarios say, once. */
  private final Map<String, String> shared = new HashMap<>();

  Gherkin(Held held) {
    this.held = held;
  }

  void document(JsonNode document) throws UnreadableReport {
    JsonNode feature = document.path("feature");
    String name = JsonValues.text(feature, "name");
    children(feature, name == null ? List.of() : List.of(shared(name)));
  }

  private void children(JsonNode parent, List<String> suite) throws UnreadableReport {
    for (JsonNode child : parent.path("children")) {
      JsonNode rule = child.path("rule");
      if (rule.isObject()) {
        List<String> inner = new ArrayList<>(suite);
        inner.add(shared(JsonValues.text(rule, "name")));
        held.add(Held.ENTRY_BYTES + (long) Long.BYTES * inner.size());
        children(rule, List.copyOf(inner));
      }
      keywords(child.path("background"));
      JsonNode scenario = child.path("scenario");
      if (scenario.isObject()) {
        suites.put(key(scenario), suite);
        keywords(scenario);
        examples(scenario);
      }
    }
  }

  private void keywords(JsonNode parent) throws UnreadableReport {
    for (JsonNode step : parent.path("steps")) {
      keywords.put(key(step), shared(JsonValues.text(step, "keyword")));
    }
  }

  private void examples(JsonNode scenario) throws UnreadableReport {
    for (JsonNode examples : scenario.path("examples")) {
      for (JsonNode row : examples.path("tableBody")) {
        List<String> cells = new ArrayList<>();
        for (JsonNode cell : row.path("cells")) {
          String value = JsonValues.text(cell, "value");
          cells.add(value == null ? "" : value);
        }
        String text = String.join(" | ", cells);
        held.add(Held.size(text));
        rows.put(key(row), text);
      }
    }
  }

  void pickle(JsonNode said) throws UnreadableReport {
    List<String> suite = List.of();
    String row = null;
    for (JsonNode id : said.path("astNodeIds")) {
      suite = suites.getOrDefault(id.asText(), suite);
      row = rows.getOrDefault(id.asText(), row);
    }
    Map<String, String> texts = new HashMap<>();
    for (JsonNode step : said.path("steps")) {
      String keyword = "";
      for (JsonNode id : step.path("astNodeIds")) {
        keyword = keywords.getOrDefault(id.asText(), keyword);
      }
      String text = JsonValues.text(step, "text");
      String whole = (keyword.isEmpty() ? "" : keyword.strip() + " ") + (text == null ? "" : text);
      texts.put(key(step), shared(whole));
    }
    String id = String.valueOf(JsonValues.text(said, "id"));
    String uri = JsonValues.text(said, "uri");
    Pickle pickle =
        new Pickle(id, JsonValues.text(said, "name"), uri == null ? null : shared(uri), suite, row);
    held.add(pickle.size());
    pickles.put(pickle.id, pickle);
    steps.put(pickle.id, texts);
  }

  @Nullable Pickle pickle(String id) {
    return pickles.get(id);
  }

  /** Texts of the pickle's steps with their keywords, by id; they are not kept here any more. */
  Map<String, String> takeSteps(String pickleId) {
    Map<String, String> taken = steps.remove(pickleId);
    if (taken == null) {
      return Map.of();
    }
    for (String id : taken.keySet()) {
      held.remove(keySize(id));
    }
    return taken;
  }

  /** No test case of it follows. */
  void forget(Pickle pickle) {
    takeSteps(pickle.id);
    if (pickles.remove(pickle.id, pickle)) {
      held.remove(pickle.size());
    }
  }

  /** The object's id, which stays as the key of a map. */
  String key(JsonNode object) throws UnreadableReport {
    String id = String.valueOf(JsonValues.text(object, "id"));
    held.add(keySize(id));
    return id;
  }

  static long keySize(String id) {
    return Held.ENTRY_BYTES + Held.size(id);
  }

  /** The text, kept once however many say it. */
  String shared(@Nullable String said) throws UnreadableReport {
    String text = said == null ? "" : said;
    String known = shared.get(text);
    if (known != null) {
      return known;
    }
    held.add(Held.ENTRY_BYTES + Held.size(text));
    shared.put(text, text);
    return text;
  }
}
