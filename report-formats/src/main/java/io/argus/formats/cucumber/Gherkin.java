package io.argus.formats.cucumber;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.formats.json.JsonValues;
import io.argus.formats.parse.Limits;
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
   * @param steps texts with their keywords, by id
   */
  record Pickle(
      @Nullable String name,
      @Nullable String uri,
      List<String> suite,
      @Nullable String row,
      Map<String, String> steps) {}

  private final Limits limits;
  private final Map<String, List<String>> suites = new HashMap<>();
  private final Map<String, String> rows = new HashMap<>();
  private final Map<String, String> keywords = new HashMap<>();
  private final Map<String, Pickle> pickles = new HashMap<>();
  private long chars;

  Gherkin(Limits limits) {
    this.limits = limits;
  }

  @Nullable Pickle pickle(String id) {
    return pickles.get(id);
  }

  void document(JsonNode document) throws UnreadableReport {
    JsonNode feature = document.path("feature");
    String name = JsonValues.text(feature, "name");
    children(feature, name == null ? List.of() : List.of(name));
  }

  private void children(JsonNode parent, List<String> suite) throws UnreadableReport {
    for (JsonNode child : parent.path("children")) {
      JsonNode rule = child.path("rule");
      if (rule.isObject()) {
        List<String> inner = new ArrayList<>(suite);
        String name = JsonValues.text(rule, "name");
        inner.add(name == null ? "" : name);
        children(rule, List.copyOf(inner));
      }
      steps(child.path("background"));
      JsonNode scenario = child.path("scenario");
      if (scenario.isObject()) {
        suites.put(held(scenario, "id"), suite);
        steps(scenario);
        examples(scenario);
      }
    }
  }

  private void steps(JsonNode parent) throws UnreadableReport {
    for (JsonNode step : parent.path("steps")) {
      keywords.put(held(step, "id"), held(step, "keyword"));
    }
  }

  private void examples(JsonNode scenario) throws UnreadableReport {
    for (JsonNode examples : scenario.path("examples")) {
      for (JsonNode row : examples.path("tableBody")) {
        List<String> cells = new ArrayList<>();
        for (JsonNode cell : row.path("cells")) {
          cells.add(held(cell, "value"));
        }
        rows.put(held(row, "id"), String.join(" | ", cells));
      }
    }
  }

  void pickle(JsonNode pickle) throws UnreadableReport {
    List<String> suite = List.of();
    String row = null;
    for (JsonNode id : pickle.path("astNodeIds")) {
      suite = suites.getOrDefault(id.asText(), suite);
      row = rows.getOrDefault(id.asText(), row);
    }
    Map<String, String> steps = new HashMap<>();
    for (JsonNode step : pickle.path("steps")) {
      String keyword = "";
      for (JsonNode id : step.path("astNodeIds")) {
        keyword = keywords.getOrDefault(id.asText(), keyword);
      }
      String text = (keyword.isEmpty() ? "" : keyword.strip() + " ") + held(step, "text");
      steps.put(held(step, "id"), text);
    }
    String name = held(pickle, "name");
    pickles.put(
        held(pickle, "id"), new Pickle(name, JsonValues.text(pickle, "uri"), suite, row, steps));
  }

  /** The text, counted: all of it stays in memory until the file ends. */
  String held(JsonNode object, String name) throws UnreadableReport {
    String text = JsonValues.text(object, name);
    String kept = text == null ? "" : text;
    // An entry of a map costs more than a short text.
    chars += kept.length() + 32L;
    if (chars > 4L * limits.treeChars()) {
      throw new UnreadableReport(
          "the feature files are larger than "
              + 4L * limits.treeChars()
              + Limits.named("tree-chars"));
    }
    return kept;
  }
}
