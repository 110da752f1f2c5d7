package io.argus.report.parameter;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How the public API spells the constants of an enum: in lower case. */
public final class Words {

  private Words() {}

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  public static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      words.put(of(constant), constant);
    }
    return words;
  }
}
