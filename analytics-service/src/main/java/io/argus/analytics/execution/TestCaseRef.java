package io.argus.analytics.execution;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A test case by its identity.
 *
 * @param projectId internal
 * @param recorded false = its project records nothing
 */
@Schema(name = "TestCaseIdentity")
record TestCaseRef(
    UUID id,
    String project,
    String suiteId,
    @Schema(nullable = true) @Nullable String suiteName,
    @Schema(nullable = true) @Nullable String className,
    String name,
    @Schema(nullable = true) @Nullable String variant,
    @JsonIgnore @Schema(hidden = true) int projectId,
    @JsonIgnore @Schema(hidden = true) boolean recorded) {}
