package io.argus.ingest.run;

import io.argus.contracts.document.DocumentRun;
import io.argus.contracts.run.IdentityPatterns;
import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.Trigger;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads run metadata from named texts: query parameters or form fields. */
public final class RunParameters {

  static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
  private static final Pattern WEB = Pattern.compile("https?://.", Pattern.CASE_INSENSITIVE);
  private static final String DEFAULT_SUITE = "default";
  private static final Duration MOST_AHEAD = Duration.ofHours(24);
  private static final Map<String, Trigger> TRIGGERS =
      Arrays.stream(Trigger.values())
          .collect(Collectors.toMap(t -> t.name().toLowerCase(Locale.ROOT), Function.identity()));

  private final Map<String, String> texts;
  private final Instant now;

  private RunParameters(Map<String, String> texts, Instant now) {
    this.texts = texts;
    this.now = now;
  }

  /**
   * @param texts by parameter name; blank ones count as absent
   * @throws ProblemException 400 naming the field; 422 for a start too far ahead
   */
  public static RunMetadata read(Map<String, String> texts, Instant now) {
    return new RunParameters(texts, now).metadata();
  }

  /** What a results document says of its run, as texts by parameter name. */
  public static Map<String, String> of(DocumentRun run) {
    RunMetadata said = run.metadata();
    Map<String, String> texts = new HashMap<>();
    texts.put("project", said.project());
    texts.put("suiteId", said.suiteId());
    put(texts, "runKey", said.runKey());
    put(texts, "variant", said.variant());
    put(texts, "branch", said.branch());
    put(texts, "commit", said.commit());
    put(texts, "trigger", said.trigger());
    put(texts, "environment", said.environment());
    put(texts, "browser", said.browser());
    put(texts, "configHash", said.configHash());
    put(texts, "startedAt", said.startedAt());
    put(texts, "buildUrl", said.buildUrl());
    put(texts, "ciProvider", said.ciProvider());
    put(texts, "attempt", Math.max(1, said.attempt()));
    // A document of several shards is whole: what is said of one shard only is not said of it.
    if (said.shard() > 0) {
      put(texts, "shard", said.shard());
      put(texts, "shardTotal", said.shardTotal() == 0 ? null : said.shardTotal());
    }
    return texts;
  }

  /** The same with a start. */
  public static RunMetadata startedAt(RunMetadata run, Instant startedAt) {
    return new RunMetadata(
        run.project(),
        run.suiteId(),
        run.runKey(),
        run.variant(),
        run.branch(),
        run.commit(),
        run.trigger(),
        run.environment(),
        run.browser(),
        run.configHash(),
        startedAt,
        run.buildUrl(),
        run.ciProvider(),
        run.shard(),
        run.shardTotal(),
        run.attempt());
  }

  /**
   * What the poster leaves out of the identity of cases.
   *
   * @throws ProblemException 400 naming {@code identityExclude} and the pattern that can't be used
   */
  public static IdentityPatterns identity(Map<String, String> said) {
    String name = QueryParameter.IDENTITY_EXCLUDE.text();
    try {
      return IdentityPatterns.of(
          said.getOrDefault(name, "")
              .lines()
              .map(String::strip)
              .filter(s -> !s.isEmpty())
              .toList());
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(name, name + ": " + e.getMessage() + ".");
    }
  }

  /**
   * For a run that is named by nothing but this post.
   *
   * @throws ProblemException 400 naming {@code runKey} when the post is one shard of several
   */
  public static void checkAlone(Map<String, String> said) {
    if (!said.getOrDefault("shard", "").isBlank()) {
      throw ProblemException.invalid(
          "runKey",
          "shard needs runKey (or the header Idempotency-Key), the same for all shards: without it"
              + " each of them is a run of its own, and they never meet.");
    }
  }

  private static void put(Map<String, String> texts, String name, @Nullable Object value) {
    if (value != null) {
      texts.put(name, value.toString());
    }
  }

  private RunMetadata metadata() {
    String project = slug("project", null);
    String suiteId = slug("suiteId", DEFAULT_SUITE);
    int shard = number("shard", 0);
    int shardTotal = number("shardTotal", 0);
    if (shardTotal > 0 && shard > shardTotal) {
      throw ProblemException.invalid("shard", "shard must not be greater than shardTotal.");
    }
    if (shardTotal > 0 && shard == 0) {
      throw ProblemException.invalid("shard", "shardTotal needs shard: which of them this is.");
    }
    return new RunMetadata(
        project,
        suiteId,
        text("runKey", 500),
        text("variant", 200),
        text("branch", 500),
        text("commit", 100),
        trigger(),
        text("environment", 200),
        text("browser", 200),
        text("configHash", 200),
        startedAt(),
        buildUrl(),
        text("ciProvider", 100),
        shard,
        shardTotal,
        number("attempt", 1));
  }

  private String slug(String field, @Nullable String byDefault) {
    String value = texts.getOrDefault(field, "").strip();
    if (value.isEmpty() && byDefault != null) {
      return byDefault;
    }
    if (value.isEmpty()) {
      throw ProblemException.invalid(field, field + " is required.");
    }
    if (!SLUG.matcher(value).matches()) {
      throw ProblemException.invalid(
          field, field + " must match " + SLUG.pattern() + ": lower case, digits, '.', '_', '-'.");
    }
    return value;
  }

  private @Nullable String text(String field, int longest) {
    String value = texts.getOrDefault(field, "").strip();
    if (value.isEmpty()) {
      return null;
    }
    if (value.length() > longest) {
      throw ProblemException.invalid(
          field, field + " must have at most " + longest + " characters.");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.invalid(field, field + " must not hold control characters.");
    }
    return value;
  }

  private int number(String field, int byDefault) {
    String value = texts.getOrDefault(field, "").strip();
    if (value.isEmpty()) {
      return byDefault;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= Short.MAX_VALUE) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, with the range
    }
    throw ProblemException.invalid(
        field, field + " must be a whole number from 1 to " + Short.MAX_VALUE + ".");
  }

  private @Nullable Trigger trigger() {
    String value = text("trigger", 20);
    if (value == null) {
      return null;
    }
    Trigger trigger = TRIGGERS.get(value.toLowerCase(Locale.ROOT));
    if (trigger == null) {
      throw ProblemException.invalid(
          "trigger", "trigger must be one of " + QueryParameter.triggers() + ".");
    }
    return trigger;
  }

  private @Nullable String buildUrl() {
    String value = text("buildUrl", 2000);
    if (value != null && !WEB.matcher(value).lookingAt()) {
      throw ProblemException.invalid("buildUrl", "buildUrl must begin with http:// or https://.");
    }
    return value;
  }

  private @Nullable Instant startedAt() {
    String value = text("startedAt", 50);
    if (value == null) {
      return null;
    }
    Instant startedAt = instant(value);
    if (startedAt.isAfter(now.plus(MOST_AHEAD))) {
      throw ProblemException.of(
          ProblemType.UNPROCESSABLE,
          "startedAt is more than 24 hours ahead of the server's clock.");
    }
    return startedAt;
  }

  private static Instant instant(String value) {
    try {
      // A plus that nobody encoded has become a space.
      return OffsetDateTime.parse(value.replace(' ', '+'))
          .toInstant()
          .truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeParseException e) {
      throw ProblemException.invalid(
          "startedAt", "startedAt must be ISO 8601 with a zone, e.g. 2026-11-20T08:30:00Z.");
    }
  }
}
