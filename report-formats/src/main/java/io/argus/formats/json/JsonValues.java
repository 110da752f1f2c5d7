package io.argus.formats.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.formats.parse.Texts;
import org.jspecify.annotations.Nullable;

/** Members of a tree, read leniently: what is missing or of another kind is not said. */
public final class JsonValues {

  private JsonValues() {}

  /** A text, number, true or false, as clean text; null where it is missing, blank or no scalar. */
  public static @Nullable String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    return value.isValueNode() && !value.isNull() ? Texts.orNull(value.asText()) : null;
  }

  /** A number; NaN where it is missing or none. */
  public static double number(JsonNode object, String name) {
    JsonNode value = object.path(name);
    return value.isNumber() ? value.doubleValue() : Double.NaN;
  }

  /** A whole number from 0; null where it is missing or none. */
  public static @Nullable Integer count(JsonNode object, String name) {
    double value = number(object, name);
    return value >= 0 && value <= Integer.MAX_VALUE ? (Integer) (int) value : null;
  }

  /** True where it is said, false in every other case. */
  public static boolean isTrue(JsonNode object, String name) {
    return object.path(name).asBoolean(false);
  }
}
