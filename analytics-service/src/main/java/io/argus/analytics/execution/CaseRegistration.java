package io.argus.analytics.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.analytics.project.Slug;
import io.argus.contracts.run.CaseId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A test case that is to be known before it has a result. */
record CaseRegistration(
    @Schema(required = true, description = "A slug") String project,
    @Schema(description = "A slug", defaultValue = "default") String suiteId,
    @Schema(description = "As reports of it will call the group it stands in")
        @Nullable String suiteName,
    @Nullable String className,
    @Schema(required = true, maxLength = CaseRegistration.NAME_CHARS) String name,
    @Nullable String variant) {

  static final int NAME_CHARS = 2000;

  private static final List<String> MEMBERS =
      List.of("project", "suiteId", "suiteName", "className", "name", "variant");

  private static final String DEFAULT_SUITE = "default";

  static CaseRegistration parse(@Nullable JsonNode body) {
    JsonBody json = JsonBody.of(body, MEMBERS);
    String suiteId = json.line("suiteId", 100);
    return new CaseRegistration(
        slug(json, "project", json.requiredLine("project", 100)),
        slug(json, "suiteId", suiteId == null ? DEFAULT_SUITE : suiteId),
        json.line("suiteName", NAME_CHARS),
        json.line("className", NAME_CHARS),
        json.requiredLine("name", NAME_CHARS),
        json.line("variant", NAME_CHARS));
  }

  UUID caseId() {
    return CaseId.of(project, suiteId, suiteName, className, name, variant);
  }

  private static String slug(JsonBody json, String member, String value) {
    if (!Slug.isSlug(value)) {
      throw json.wrong(
          member,
          "must be a slug: up to 100 of a–z, 0–9, dot, dash and underscore, the first a letter or"
              + " digit");
    }
    return value;
  }
}
