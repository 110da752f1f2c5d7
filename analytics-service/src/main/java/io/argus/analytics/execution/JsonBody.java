package io.argus.analytics.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.argus.http.StorableText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a JSON object; a null counts as absent. Every method throws a 400 that names
 * the member which is wrong.
 */
final class JsonBody {

  private static final int LAST_YEAR = 9998;

  private final JsonNode object;
  private final String prefix;

  private JsonBody(JsonNode object, String prefix) {
    this.object = object;
    this.prefix = prefix;
  }

  /**
   * @param members all that there are; another one is refused
   */
  static JsonBody of(@Nullable JsonNode body, List<String> members) {
    JsonNode object = body == null ? MissingNode.getInstance() : body;
    if (!object.isObject()) {
      throw ProblemException.of(
          ProblemType.MALFORMED_BODY,
          "Send a JSON object with members of " + String.join(", ", members) + ".");
    }
    return new JsonBody(object, "").only(members);
  }

  /** An object within this one; one without members when it is absent. */
  JsonBody object(String name, List<String> members) {
    JsonNode value = value(name);
    if (!value.isMissingNode() && !value.isObject()) {
      throw wrong(name, "must be an object");
    }
    return new JsonBody(value, prefix + name + ".").only(members);
  }

  private JsonBody only(List<String> members) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!members.contains(name)) {
                throw wrong(name, "is not known here; known are " + String.join(", ", members));
              }
            });
    return this;
  }

  /**
   * Text as it is, but what no database takes.
   *
   * @param limit what says so much, for the message
   */
  @Nullable String text(String name, int most, String limit) {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isTextual()) {
      throw wrong(name, "must be a text");
    }
    if (value.textValue().length() > most) {
      throw wrong(name, "must have at most " + most + " characters (" + limit + ")");
    }
    byte[] utf8 = value.textValue().replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** One line, without spaces around it; blank counts as absent. */
  @Nullable String line(String name, int most) {
    String text = text(name, most, "a fixed limit");
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.chars().anyMatch(Character::isISOControl)
        || !StorableText.is(value(name).textValue())) {
      throw wrong(name, "must not hold control characters, or half of a character");
    }
    return text.strip();
  }

  String requiredLine(String name, int most) {
    String line = line(name, most);
    if (line == null) {
      throw wrong(name, "is required");
    }
    return line;
  }

  /** An address of the web: a link that people and pages will follow. */
  @Nullable String url(String name, int most) {
    String text = line(name, most);
    if (text == null) {
      return null;
    }
    try {
      URI uri = URI.create(text);
      String scheme = uri.getScheme();
      if (("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
          && uri.getHost() != null) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw wrong(name, "must be an address that begins with http:// or https://");
  }

  @Nullable Long number(String name, long min, long max) {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return null;
    }
    if (value.isIntegralNumber()
        && value.canConvertToLong()
        && value.longValue() >= min
        && value.longValue() <= max) {
      return value.longValue();
    }
    throw wrong(name, "must be a whole number between " + min + " and " + max);
  }

  boolean flag(String name) {
    JsonNode value = value(name);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw wrong(name, "must be true or false");
    }
    return value.booleanValue();
  }

  @Nullable Instant time(String name) {
    String text = line(name, 50);
    if (text == null) {
      return null;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      if (time.getYear() >= 1970 && time.getYear() <= LAST_YEAR) {
        return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
      }
      throw wrong(name, "must be between the years 1970 and " + LAST_YEAR);
    } catch (DateTimeParseException e) {
      throw wrong(name, "must be ISO 8601 with a zone, such as 2026-11-20T08:30:00Z");
    }
  }

  @Nullable UUID id(String name) {
    String text = line(name, 36);
    if (text == null) {
      return null;
    }
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw wrong(name, "must be an id, a UUID");
    }
  }

  /** One of some words. */
  <T> @Nullable T word(String name, Map<String, T> words) {
    String text = line(name, 50);
    if (text == null) {
      return null;
    }
    T meant = words.get(text);
    if (meant == null) {
      throw wrong(name, "must be one of " + String.join(", ", words.keySet()));
    }
    return meant;
  }

  /** 400 that names the member. */
  ProblemException wrong(String name, String what) {
    return ProblemException.invalid(prefix + name, prefix + name + " " + what + ".");
  }

  private JsonNode value(String name) {
    JsonNode value = object.path(name);
    return value.isNull() ? MissingNode.getInstance() : value;
  }
}
