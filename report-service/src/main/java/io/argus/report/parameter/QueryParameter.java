package io.argus.report.parameter;

import io.argus.http.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads one query parameter. An empty value counts as not given; everything that cannot be read
 * ends the request with a 400 that names the parameter and says what is accepted.
 */
public final class QueryParameter {

  private static final int MAX_LENGTH = 4096;
  private static final int ID_LENGTH = 36;

  private QueryParameter() {}

  public static @Nullable String text(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    if (value.length() > MAX_LENGTH) {
      throw ProblemException.invalid(
          name, name + " must not be longer than " + MAX_LENGTH + " characters.");
    }
    if (value.indexOf('\0') >= 0) { // PostgreSQL's text cannot hold it
      throw ProblemException.invalid(name, name + " must not contain the character U+0000.");
    }
    return value;
  }

  public static @Nullable Integer integer(String name, @Nullable String value) {
    String text = text(name, value);
    try {
      return text == null ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw ProblemException.invalid(name, name + " must be a whole number.");
    }
  }

  public static int integer(String name, @Nullable String value, int preset, int min, int max) {
    Integer number = integer(name, value);
    if (number == null) {
      return preset;
    }
    if (number < min || number > max) {
      throw ProblemException.invalid(name, name + " must be between " + min + " and " + max + ".");
    }
    return number;
  }

  /** A number from 0 to 1, 0 when not given. */
  public static double fraction(String name, @Nullable String value) {
    String text = text(name, value);
    try {
      double number = text == null ? 0 : Double.parseDouble(text);
      if (number >= 0 && number <= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the same answer as for a number out of range
    }
    throw ProblemException.invalid(name, name + " must be a number between 0 and 1.");
  }

  public static boolean flag(String name, @Nullable String value, boolean preset) {
    String text = text(name, value);
    return text == null ? preset : oneOf(name, text, Map.of("true", true, "false", false));
  }

  /** An ISO-8601 time with an offset, or a date, which stands for its midnight in UTC. */
  public static @Nullable Instant instant(String name, @Nullable String value) {
    String text = text(name, value);
    try {
      if (text == null) {
        return null;
      }
      Instant instant =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      return withinDatabaseRange(instant);
    } catch (DateTimeException e) {
      throw ProblemException.invalid(
          name, name + " must be a time such as 2026-11-20T08:00:00Z, or a date.");
    }
  }

  /** An id that must be given. */
  public static UUID id(String name, @Nullable String value) {
    String text = text(name, value);
    try {
      if (text != null && text.length() == ID_LENGTH) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException e) {
      // the same answer as for one that is missing or in an unusual form
    }
    throw ProblemException.invalid(
        name, name + " is needed: an id such as 7d0f6a3c-58b2-4f6e-9a51-1f0c2b3d4e5f.");
  }

  /** A zone of the IANA database, UTC when not given. */
  public static ZoneId zone(String name, @Nullable String value) {
    String text = text(name, value);
    if (text == null) {
      return ZoneOffset.UTC;
    }
    if (!ZoneId.getAvailableZoneIds().contains(text)) {
      throw ProblemException.invalid(
          name, name + " must be the name of a time zone, such as Europe/Berlin or UTC.");
    }
    return ZoneId.of(text);
  }

  /** One of the words; null when not given. */
  public static <T> @Nullable T word(String name, @Nullable String value, Map<String, T> words) {
    String text = text(name, value);
    return text == null ? null : oneOf(name, text, words);
  }

  private static <T> T oneOf(String name, String text, Map<String, T> words) {
    T meaning = words.get(text);
    if (meaning == null) {
      throw ProblemException.invalid(
          name, name + " must be one of " + String.join(", ", new TreeSet<>(words.keySet())) + ".");
    }
    return meaning;
  }

  private static Instant withinDatabaseRange(Instant instant) {
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    if (year < 1 || year > 9999) {
      throw new DateTimeException("a year that no run was in");
    }
    return instant;
  }
}
