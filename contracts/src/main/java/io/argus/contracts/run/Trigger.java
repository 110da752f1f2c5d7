package io.argus.contracts.run;

import com.fasterxml.jackson.annotation.JsonProperty;

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
  MANUAL
}
