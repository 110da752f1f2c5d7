package io.argus.analytics.project;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.IdentityPatterns;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.argus.http.StorableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants to have changed; null = leave it as it is.
 *
 * @param project as in the answer, so that it can be sent back; must be that of the path
 * @param runnerWebhook empty = there is none from now on; so with its secret
 */
@Schema(description = "Members that are absent stay as they are")
record ProjectChange(
    @Nullable String project,
    @Nullable Boolean enabled,
    @Schema(minimum = "1", maximum = "36500") @Nullable Integer retentionDays,
    @Schema(minimum = "0") @Nullable Integer maxRuns,
    @Schema(minimum = "2", maximum = "50") @Nullable Integer flakyWindow,
    @Schema(minLength = 1, maxLength = 255) @Nullable String defaultBranch,
    @Schema(maxItems = IdentityPatterns.MOST) @Nullable List<String> identityExclude,
    @Schema(
            nullable = true,
            maxLength = WebhookUrl.LONGEST,
            description =
                "http or https; posted to when an execution is requested. null or empty = none")
        @Nullable String runnerWebhook,
    @Schema(
            nullable = true,
            maxLength = ProjectChange.LONGEST_SECRET,
            writeOnly = true,
            description = "What calls are signed with; never told. null or empty = none")
        @Nullable String runnerWebhookSecret) {

  /** A hundred years; beyond, dates are none that PostgreSQL can hold. */
  private static final int MOST_DAYS = 36_500;

  private static final int LONGEST_BRANCH = 255;

  static final int LONGEST_SECRET = 255;

  /**
   * @throws ProblemException 400 that names the member that is unknown or wrong
   */
  static ProjectChange parse(String project, @Nullable JsonNode body) {
    if (body == null || !body.isObject()) {
      throw ProblemException.of(
          ProblemType.MALFORMED_BODY,
          "Send a JSON object with the settings to change, such as {\"retentionDays\": 30}.");
    }
    Boolean enabled = null;
    Integer retentionDays = null;
    Integer maxRuns = null;
    Integer flakyWindow = null;
    String defaultBranch = null;
    List<String> identityExclude = null;
    String runnerWebhook = null;
    String runnerWebhookSecret = null;
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      String name = member.getKey();
      JsonNode value = member.getValue();
      switch (name) {
        case "project" -> same(project, value);
        case "enabled" -> enabled = flag(name, value);
        case "retentionDays" -> retentionDays = integer(name, value, 1, MOST_DAYS);
        case "maxRuns" -> maxRuns = integer(name, value, 0, Integer.MAX_VALUE);
        case "flakyWindow" -> flakyWindow = integer(name, value, 2, 50);
        case "defaultBranch" -> defaultBranch = branch(name, value);
        case "identityExclude" -> identityExclude = patterns(name, value);
        case "runnerWebhook" -> runnerWebhook = WebhookUrl.parse(name, value);
        case "runnerWebhookSecret" -> runnerWebhookSecret = secret(name, value);
        default ->
            throw ProblemException.invalid(
                name,
                "There is no such setting. Settings are enabled, retentionDays, maxRuns,"
                    + " flakyWindow, defaultBranch, identityExclude, runnerWebhook and"
                    + " runnerWebhookSecret.");
      }
    }
    return new ProjectChange(
        project,
        enabled,
        retentionDays,
        maxRuns,
        flakyWindow,
        defaultBranch,
        identityExclude,
        runnerWebhook,
        runnerWebhookSecret);
  }

  void applyTo(Project target) {
    target.enabled = enabled == null ? target.enabled : enabled;
    target.retentionDays = retentionDays == null ? target.retentionDays : retentionDays;
    target.maxRuns = maxRuns == null ? target.maxRuns : maxRuns;
    target.flakyWindow = flakyWindow == null ? target.flakyWindow : flakyWindow.shortValue();
    target.defaultBranch = defaultBranch == null ? target.defaultBranch : defaultBranch;
    target.identityExclude = identityExclude == null ? target.identityExclude : identityExclude;
    target.runnerWebhook = changed(target.runnerWebhook, runnerWebhook);
    target.runnerWebhookSecret = changed(target.runnerWebhookSecret, runnerWebhookSecret);
    if (target.runnerWebhook == null) {
      if (runnerWebhookSecret != null && !runnerWebhookSecret.isEmpty()) {
        throw ProblemException.invalid(
            "runnerWebhookSecret", "There is nothing to sign: set runnerWebhook, too.");
      }
      target.runnerWebhookSecret = null;
    }
  }

  /** Empty = none from now on. */
  private static @Nullable String changed(@Nullable String before, @Nullable String to) {
    if (to == null) {
      return before;
    }
    return to.isEmpty() ? null : to;
  }

  private static String secret(String name, JsonNode value) {
    String text = value.isNull() ? "" : value.textValue();
    if (text == null
        || text.length() > LONGEST_SECRET
        || text.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.invalid(
          name, name + " must be text of at most " + LONGEST_SECRET + " characters, or null.");
    }
    return text;
  }

  private static void same(String project, JsonNode value) {
    if (!value.isTextual() || !value.textValue().equals(project)) {
      throw ProblemException.invalid(
          "project", "project must be that of the path, " + project + ", or absent.");
    }
  }

  private static boolean flag(String name, JsonNode value) {
    if (!value.isBoolean()) {
      throw ProblemException.invalid(name, name + " must be true or false.");
    }
    return value.booleanValue();
  }

  private static int integer(String name, JsonNode value, int min, int max) {
    if (value.isIntegralNumber()
        && value.canConvertToInt()
        && value.intValue() >= min
        && value.intValue() <= max) {
      return value.intValue();
    }
    throw ProblemException.invalid(
        name, name + " must be a whole number between " + min + " and " + max + ".");
  }

  private static List<String> patterns(String name, JsonNode value) {
    List<String> texts = new ArrayList<>();
    for (JsonNode pattern : value) {
      texts.add(pattern.isTextual() ? pattern.textValue() : "");
    }
    if (!value.isArray()) {
      throw ProblemException.invalid(name, name + " must be a list of RE2 patterns.");
    }
    if (!texts.stream().allMatch(StorableText::is)) {
      throw ProblemException.invalid(name, name + " must not hold NUL or half of a character.");
    }
    try {
      IdentityPatterns.of(texts);
      return texts;
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(name, name + ": " + e.getMessage() + ".");
    }
  }

  private static String branch(String name, JsonNode value) {
    String text = value.isTextual() ? value.textValue() : "";
    if (text.isBlank()
        || text.length() > LONGEST_BRANCH
        || text.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.invalid(
          name,
          name + " must be the name of a branch of at most " + LONGEST_BRANCH + " characters.");
    }
    return text;
  }
}
