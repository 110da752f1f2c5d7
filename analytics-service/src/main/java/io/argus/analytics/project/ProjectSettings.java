package io.argus.analytics.project;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The settings of one project, as the API shows them. */
@Schema(name = "ProjectSettings")
public record ProjectSettings(
    @Schema(description = "Its slug") String project,
    @Schema(description = "false: nothing is recorded") boolean enabled,
    @Schema(description = "Runs that started longer ago than this are removed") int retentionDays,
    @Schema(description = "Beyond so many runs the oldest are removed; 0 = unlimited") int maxRuns,
    @Schema(description = "Results that score and level of a case are made from") int flakyWindow,
    @Schema(description = "Whose newest run says which cases still exist") String defaultBranch,
    @Schema(
            description =
                "RE2 patterns; what one finds in a name becomes * and sets no case apart, from the"
                    + " next upload on")
        List<String> identityExclude,
    @Schema(
            nullable = true,
            description =
                "Called when an execution is requested; for others than owners and admins its"
                    + " scheme and host only. Its secret is never told")
        @Nullable String runnerWebhook) {

  static ProjectSettings from(Project project) {
    return new ProjectSettings(
        project.slug,
        project.enabled,
        project.retentionDays,
        project.maxRuns,
        project.flakyWindow,
        project.defaultBranch,
        List.copyOf(project.identityExclude),
        project.runnerWebhook);
  }

  /** For somebody who may not change them: paths and queries of webhooks often hold a secret. */
  ProjectSettings forReaders() {
    return runnerWebhook == null
        ? this
        : new ProjectSettings(
            project,
            enabled,
            retentionDays,
            maxRuns,
            flakyWindow,
            defaultBranch,
            identityExclude,
            WebhookUrl.withoutPath(runnerWebhook));
  }
}
