package io.argus.report.trend;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.argus.report.run.CaseIdentity;
import io.argus.report.stability.FlakyInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The cases that fail most, highest score first. */
public record FlakyCases(List<Item> items) {

  public FlakyCases {
    items = List.copyOf(items);
  }

  /** One case and what its recent results say about it. */
  @Schema(name = "FlakyCase")
  public record Item(@JsonUnwrapped FlakyInfo flaky, @JsonProperty("case") CaseIdentity identity) {}
}
