package io.argus.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says of a member of a JSON body that is of another kind than it should be, what it should be. */
final class BodyKinds {

  private BodyKinds() {}

  /** Such as "scopes[0] must be a text"; empty when the error does not tell. */
  static Optional<String> wanted(JacksonException error) {
    return error instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()
        ? kind(mismatch).map(kind -> path(mismatch) + " must be " + kind)
        : Optional.empty();
  }

  private static Optional<String> kind(MismatchedInputException mismatch) {
    @Nullable Class<?> type = mismatch.getTargetType();
    if (type == String.class) {
      boolean isText = mismatch instanceof InvalidFormatException;
      return Optional.of(isText ? "a text of whole characters, without NUL," : "a text");
    } else if (type == Instant.class) {
      return Optional.of("a time with its zone, such as 2026-01-31T12:00:00Z,");
    } else if (type == Boolean.class || type == boolean.class) {
      return Optional.of("true or false");
    } else if (type == UUID.class) {
      return Optional.of("a UUID");
    } else if (type != null && Number.class.isAssignableFrom(type)) {
      return Optional.of("a number");
    } else if (type != null && Collection.class.isAssignableFrom(type)) {
      return Optional.of("a list");
    } else if (type != null && Map.class.isAssignableFrom(type)) {
      return Optional.of("an object");
    }
    return Optional.empty();
  }

  private static String path(JsonMappingException error) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : error.getPath()) {
      String name = step.getFieldName();
      if (name == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(name);
      }
    }
    return path.toString();
  }
}
