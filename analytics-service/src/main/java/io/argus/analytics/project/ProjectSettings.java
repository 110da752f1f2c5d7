package io.argus.analytics.project;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The settings of one project, as the API shows them. */
@Schema(name = "ProjectSettings")
public record ProjectSettings(
    @Schema(description = "Its slug") String project,
    @Schema(description = "false: nothing is recorded") boolean enabled,
    @Schema(description = "Runs that started longer ago than this are removed") int retentionDays,
    @Schema(description = "Beyond so many runs the oldest are removed; 0 = unlimited") int maxRuns,
    @Schema(description = "Results that score and level of a case are made from") int flakyWindow,
    @Schema(description = "Whose newest run says which cases still exist") String defaultBranch) {

  static ProjectSettings from(Project project) {
    return new ProjectSettings(
        project.slug,
        project.enabled,
        project.retentionDays,
        project.maxRuns,
        project.flakyWindow,
        project.defaultBranch);
  }
}
