package io.argus.report.parameter;

import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import java.util.UUID;

/** Reads an id that stands in a path; what is no id is an id that nothing has. */
public final class PathId {

  private PathId() {}

  /**
   * @param what the id is of, as in "There is no run x."
   * @throws ProblemException 404 unless it is a UUID in full
   */
  public static UUID of(String what, String text) {
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equalsIgnoreCase(text)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // the same answer as for one in an unusual form
    }
    throw unknown(what, text);
  }

  public static ProblemException unknown(String what, String text) {
    return ProblemException.of(ProblemType.NOT_FOUND, "There is no " + what + " " + text + ".");
  }
}
