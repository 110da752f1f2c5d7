package io.argus.analytics.execution;

import io.argus.contracts.run.Trigger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What asks for executions, and how the run that one becomes calls it. */
enum ExecutionTrigger {
  CLI("cli", Trigger.CLI),
  MCP("mcp", Trigger.MCP),
  CI("ci", Trigger.CI),
  DASHBOARD("dashboard", Trigger.DASHBOARD),
  SCHEDULE("schedule", Trigger.SCHEDULE),
  WEBHOOK("webhook", Trigger.WEBHOOK),
  MANUAL("manual", Trigger.MANUAL),
  API("api", Trigger.MANUAL),
  SCHEDULED("scheduled", Trigger.SCHEDULE),
  CI_CD("ci_cd", Trigger.CI);

  static final Map<String, ExecutionTrigger> WORDS = words();

  private final String word;
  private final Trigger run;

  ExecutionTrigger(String word, Trigger run) {
    this.word = word;
    this.run = run;
  }

  String word() {
    return word;
  }

  /** What set off the run. */
  Trigger ofRun() {
    return run;
  }

  private static Map<String, ExecutionTrigger> words() {
    Map<String, ExecutionTrigger> words = new LinkedHashMap<>();
    Arrays.stream(values()).forEach(trigger -> words.put(trigger.word, trigger));
    return words;
  }
}
