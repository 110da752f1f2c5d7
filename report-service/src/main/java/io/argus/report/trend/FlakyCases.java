package io.argus.report.trend;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.argus.report.stability.FlakyInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The cases that fail most, highest score first. */
record FlakyCases(List<Item> items) {

  FlakyCases {
    items = List.copyOf(items);
  }

  /** One case and what its recent results say about it. */
  @Schema(name = "FlakyCase")
  record Item(@JsonUnwrapped FlakyInfo flaky, @JsonProperty("case") Identity identity) {}

  /** Which case. */
  @Schema(name = "CaseIdentity")
  record Identity(
      UUID caseId,
      String project,
      String suiteId,
      @Schema(nullable = true) @Nullable String suiteName,
      @Schema(nullable = true) @Nullable String className,
      String name,
      @Schema(nullable = true) @Nullable String variant) {}
}
