package io.argus.report.digest;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.argus.http.StorableText;
import io.argus.report.digest.schedule.Cadence;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the members of a JSON body; what is wrong is a 400 that names the member. */
final class Members {

  private final JsonNode body;

  /**
   * @param known every other member is refused: a typing error must not pass for a default
   */
  Members(@Nullable JsonNode body, Set<String> known) {
    if (body == null || !body.isObject()) {
      throw ProblemException.of(
          ProblemType.MALFORMED_BODY,
          "Send a JSON object, such as {\"project\": \"shop\", \"period\": \"weekly\"}.");
    }
    this.body = body;
    for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw ProblemException.invalid(
            name,
            "There is no such member. Known are " + String.join(", ", new TreeSet<>(known)) + ".");
      }
    }
  }

  @Nullable String text(String name) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual() || !StorableText.is(value.textValue())) {
      throw ProblemException.invalid(name, name + " must be a text.");
    }
    return value.textValue();
  }

  String needed(String name) {
    String text = text(name);
    if (text == null || text.isEmpty()) {
      throw ProblemException.invalid(name, name + " is needed.");
    }
    return text;
  }

  Cadence cadence() {
    String word = needed("period");
    for (Cadence cadence : Cadence.values()) {
      if (cadence.word().equals(word)) {
        return cadence;
      }
    }
    throw ProblemException.invalid("period", "period must be daily or weekly.");
  }

  int integer(String name, int preset, int min, int max) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return preset;
    }
    if (!value.isInt() || value.intValue() < min || value.intValue() > max) {
      throw ProblemException.invalid(
          name, name + " must be a whole number from " + min + " to " + max + ".");
    }
    return value.intValue();
  }

  boolean flag(String name) {
    JsonNode value = body.path(name);
    if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
      throw ProblemException.invalid(name, name + " must be true or false.");
    }
    return value.asBoolean(false);
  }
}
