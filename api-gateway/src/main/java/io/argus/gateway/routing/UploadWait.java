package io.argus.gateway.routing;

import io.argus.http.ProblemException;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code wait=}: how long the poster of an upload wants to wait for its verdict. */
final class UploadWait {

  private static final Pattern UPLOADS =
      Pattern.compile("/api/ingest/(?:reports|runs|runs/[^/]+/(?:cases|finish))");
  private static final Pattern SECONDS = Pattern.compile("[0-9]|10");

  private UploadWait() {}

  /**
   * Seconds from 0 (not at all) to 10.
   *
   * @param given what the query says, as often as it says it
   * @throws ProblemException 400 that names {@code wait}
   */
  static int secondsOf(String method, String path, List<String> given) {
    if (given.isEmpty() || !method.equals("POST") || !UPLOADS.matcher(path).matches()) {
      return 0;
    }
    if (given.size() > 1 || !SECONDS.matcher(given.get(0)).matches()) {
      throw ProblemException.invalid(
          "wait", "wait must be a whole number of seconds between 0 and 10, given once.");
    }
    return Integer.parseInt(given.get(0));
  }
}
