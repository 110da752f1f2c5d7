package io.argus.ingest.run;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the query of an ingest call may say: the one list that requests are checked against and that
 * the API's document is made of.
 */
public enum QueryParameter {
  PROJECT("project", Kind.SLUG, "Made by its first post"),
  SUITE_ID("suiteId", Kind.SLUG, "Run-level suite, e.g. unit, e2e, load; default unless said"),
  RUN_KEY("runKey", Kind.TEXT, "Names the run: same project, suite and key, same run"),
  VARIANT("variant", Kind.TEXT, "Sets the cases of this run apart, e.g. chrome"),
  BRANCH("branch", Kind.TEXT, null),
  COMMIT("commit", Kind.TEXT, null),
  TRIGGER("trigger", Kind.TRIGGER, null),
  ENVIRONMENT("environment", Kind.TEXT, null),
  BROWSER("browser", Kind.TEXT, null),
  CONFIG_HASH("configHash", Kind.TEXT, null),
  STARTED_AT(
      "startedAt",
      Kind.TIME,
      "ISO 8601 with zone; unless said, the report's own time of the last 7 days, else now"),
  BUILD_URL("buildUrl", Kind.URL, "http or https"),
  CI_PROVIDER("ciProvider", Kind.TEXT, null),
  SHARD(
      "shard",
      Kind.NUMBER,
      "Which of the run's uploads this is, from 1; needs a runKey or Idempotency-Key"),
  SHARD_TOTAL("shardTotal", Kind.NUMBER, "The run is running until so many shards are in"),
  ATTEMPT("attempt", Kind.NUMBER, "Try of the job that ran the tests, from 1"),
  FORMAT("format", Kind.TEXT, "Read every file as this format, whatever it looks like"),
  IDENTITY_EXCLUDE(
      "identityExclude",
      Kind.PATTERNS,
      "RE2 patterns; what one finds in a name becomes * and sets no case apart. Beside the project's"
          + " own; may be said more than once"),
  CASE("case", Kind.UUID, "The caseId that it belongs to; the run itself unless said"),
  NAME("name", Kind.TEXT, "What it is called; the file's own name unless said"),
  WAIT("wait", Kind.SECONDS, "The gateway holds the answer until the upload is applied");

  /** How a value is spelled. */
  public enum Kind {
    TEXT,
    SLUG,
    UUID,
    URL,
    TIME,
    TRIGGER,
    /** From 1. */
    NUMBER,
    SECONDS,
    /** May be said more than once; joined by line feeds. */
    PATTERNS
  }

  /** Of uploads of reports. */
  public static final Set<QueryParameter> OF_REPORTS = allBut(CASE, NAME);

  /** Of an upload of a results document, and of the start of a live run. */
  public static final Set<QueryParameter> OF_A_RUN = allBut(FORMAT, IDENTITY_EXCLUDE, CASE, NAME);

  /** Of what follows the start of a live run; its links bring them along. */
  public static final Set<QueryParameter> OF_A_LIVE_RUN =
      Collections.unmodifiableSet(
          EnumSet.of(PROJECT, SUITE_ID, VARIANT, SHARD, SHARD_TOTAL, ATTEMPT, WAIT));

  /** Of what many reports have in common: none that names a run, or a part of one. */
  public static final Set<QueryParameter> OF_IMPORTS =
      allBut(RUN_KEY, STARTED_AT, SHARD, SHARD_TOTAL, ATTEMPT, IDENTITY_EXCLUDE, CASE, NAME, WAIT);

  /** Of files beside a run. */
  public static final Set<QueryParameter> OF_ATTACHMENTS =
      Collections.unmodifiableSet(EnumSet.of(PROJECT, SUITE_ID, CASE, NAME));

  private final String text;
  private final Kind kind;
  private final @Nullable String description;

  QueryParameter(String text, Kind kind, @Nullable String description) {
    this.text = text;
    this.kind = kind;
    this.description = description;
  }

  /** The name, as callers write it. */
  public String text() {
    return text;
  }

  Kind kind() {
    return kind;
  }

  @Nullable String description() {
    return description;
  }

  /** The names, for a message. */
  static String list(Set<QueryParameter> parameters) {
    return parameters.stream().map(QueryParameter::text).collect(Collectors.joining(", "));
  }

  private static Set<QueryParameter> allBut(QueryParameter... others) {
    Set<QueryParameter> parameters = EnumSet.allOf(QueryParameter.class);
    parameters.removeAll(List.of(others));
    return Collections.unmodifiableSet(parameters);
  }
}
