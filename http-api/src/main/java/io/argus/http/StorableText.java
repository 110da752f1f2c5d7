package io.argus.http;

/** Tells texts that can be stored and given back as they came from those that cannot. */
public final class StorableText {

  private StorableText() {}

  /**
   * False for half of a surrogate pair, which UTF-8 has no bytes for, and for NUL, which PostgreSQL
   * does not hold.
   */
  public static boolean is(String text) {
    return text.codePoints()
        .noneMatch(
            character ->
                character == 0
                    || (character >= Character.MIN_SURROGATE
                        && character <= Character.MAX_SURROGATE));
  }
}
