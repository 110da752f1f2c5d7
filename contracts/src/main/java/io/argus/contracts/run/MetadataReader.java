package io.argus.contracts.run;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads run metadata from named texts, the same wherever they come from. */
public final class MetadataReader {

  /** What names of projects and suites look like. */
  public static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

  private static final Pattern WEB = Pattern.compile("https?://.", Pattern.CASE_INSENSITIVE);
  private static final String DEFAULT_SUITE = "default";
  private static final Duration MOST_AHEAD = Duration.ofHours(24);
  private static final Map<String, Trigger> TRIGGERS =
      Arrays.stream(Trigger.values())
          .collect(Collectors.toMap(t -> t.name().toLowerCase(Locale.ROOT), Function.identity()));

  private final Map<String, String> texts;
  private final Instant now;

  private MetadataReader(Map<String, String> texts, Instant now) {
    this.texts = texts;
    this.now = now;
  }

  /**
   * @param texts by the names of the query parameters; blank ones count as absent
   * @throws InvalidMetadata naming the field
   */
  public static RunMetadata read(Map<String, String> texts, Instant now) {
    return new MetadataReader(texts, now).metadata();
  }

  private RunMetadata metadata() {
    String project = slug("project", null);
    String suiteId = slug("suiteId", DEFAULT_SUITE);
    int shard = number("shard", 0);
    int shardTotal = number("shardTotal", 0);
    if (shardTotal > 0 && shard > shardTotal) {
      throw new InvalidMetadata("shard", "shard must not be greater than shardTotal.");
    }
    if (shardTotal > 0 && shard == 0) {
      throw new InvalidMetadata("shard", "shardTotal needs shard: which of them this is.");
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
      throw new InvalidMetadata(field, field + " is required.");
    }
    if (!SLUG.matcher(value).matches()) {
      throw new InvalidMetadata(
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
      throw new InvalidMetadata(field, field + " must have at most " + longest + " characters.");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidMetadata(field, field + " must not hold control characters.");
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
    throw new InvalidMetadata(
        field, field + " must be a whole number from 1 to " + Short.MAX_VALUE + ".");
  }

  private @Nullable Trigger trigger() {
    String value = text("trigger", 20);
    if (value == null) {
      return null;
    }
    Trigger trigger = TRIGGERS.get(value.toLowerCase(Locale.ROOT));
    if (trigger == null) {
      throw new InvalidMetadata(
          "trigger", "trigger must be one of " + String.join(", ", Trigger.words()) + ".");
    }
    return trigger;
  }

  private @Nullable String buildUrl() {
    String value = text("buildUrl", 2000);
    if (value != null && !WEB.matcher(value).lookingAt()) {
      throw new InvalidMetadata("buildUrl", "buildUrl must begin with http:// or https://.");
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
      throw InvalidMetadata.tooFarAhead();
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
      throw new InvalidMetadata(
          "startedAt", "startedAt must be ISO 8601 with a zone, e.g. 2026-11-20T08:30:00Z.");
    }
  }
}
