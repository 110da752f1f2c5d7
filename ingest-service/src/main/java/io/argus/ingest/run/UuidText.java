package io.argus.ingest.run;

import io.argus.http.ProblemException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads ids that callers give. */
public final class UuidText {

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private UuidText() {}

  /**
   * @param hint where callers get one from
   * @throws ProblemException 400 naming the field
   */
  public static UUID read(String field, String text, String hint) {
    if (!UUID_TEXT.matcher(text).matches()) {
      throw ProblemException.invalid(field, field + " must be a UUID: " + hint);
    }
    return UUID.fromString(text);
  }
}
