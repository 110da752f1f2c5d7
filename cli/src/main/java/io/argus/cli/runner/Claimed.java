package io.argus.cli.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** An execution that is ours to run. */
record Claimed(JsonNode execution) {

  String id() {
    return execution.path("id").asText();
  }

  String name() {
    String className = text("testCase", "className");
    String name = text("testCase", "name");
    return className.isEmpty() ? name : className + "." + name;
  }

  /** By the names of the places in a command. */
  Map<String, String> places() {
    return Map.of(
        "name", text("testCase", "name"),
        "className", text("testCase", "className"),
        "id", id(),
        "browser", text("browser"),
        "environment", text("environment"),
        "baseUrl", text("baseUrl"));
  }

  /** What the command finds in its environment. */
  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("ARGUS_EXECUTION_ID", id());
    variables.put("ARGUS_TEST_ID", text("testCaseId"));
    variables.put("ARGUS_TEST_NAME", text("testCase", "name"));
    variables.put("ARGUS_TEST_CLASS", text("testCase", "className"));
    variables.put("ARGUS_TEST_SUITE", text("testCase", "suiteName"));
    variables.put("ARGUS_TEST_VARIANT", text("testCase", "variant"));
    variables.put("ARGUS_PROJECT", text("testCase", "project"));
    variables.put("ARGUS_BROWSER", text("browser"));
    variables.put("ARGUS_ENVIRONMENT", text("environment"));
    variables.put("ARGUS_BASE_URL", text("baseUrl"));
    return variables;
  }

  private String text(String... path) {
    JsonNode node = execution;
    for (String each : path) {
      node = node.path(each);
    }
    return node.isTextual() ? node.textValue() : "";
  }
}
