package io.argus.contracts.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What set a run off. */
public enum Trigger {
  @JsonProperty("cli")
  CLI,
  @JsonProperty("mcp")
  MCP,
  @JsonProperty("ci")
  CI,
  @JsonProperty("dashboard")
  DASHBOARD,
  @JsonProperty("schedule")
  SCHEDULE,
  @JsonProperty("webhook")
  WEBHOOK,
  @JsonProperty("manual")
  MANUAL;

  /** As parameters spell them. */
  public static List<String> words() {
    return Arrays.stream(values()).map(t -> t.name().toLowerCase(Locale.ROOT)).toList();
  }
}
