package io.argus.gateway.routing;

import java.util.regex.Pattern;

/**
 * The target of a request line, checked so strictly that gateway and service cannot read two paths
 * out of it: what could be normalised, decoded or cut in more than one way is refused, not
 * repaired.
 */
sealed interface RequestTarget {

  /**
   * A target with one reading.
   *
   * @param path plain segments, each readable in one way only
   * @param uri path and query, to be sent on as they are
   */
  record Clear(String path, String uri) implements RequestTarget {}

  /**
   * A target with none, or with several.
   *
   * @param reason what to change
   */
  record Ambiguous(String reason) implements RequestTarget {}

  /**
   * RFC 3986 {@code pchar} and slash, without {@code ;}: matrix parameters are not of this API.
   * Possessive, since going back would find nothing else and take stack for every character.
   */
  Pattern PATH = Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,=:@/-]++|%[0-9A-Fa-f]{2})*+");

  /** A slash, a backslash, a dot, a percent sign, a semicolon or a control character, encoded. */
  Pattern DISGUISED = Pattern.compile("%(?:2[Ff]|5[Cc]|2[Ee]|25|3[Bb]|[01][0-9A-Fa-f]|7[Ff])");

  Pattern DOT_OR_EMPTY_SEGMENT = Pattern.compile("//|/\\.{1,2}(?:/|$)");

  Pattern QUERY = Pattern.compile("[\\x21-\\x7e&&[^#]]*");

  static RequestTarget of(String uri) {
    int mark = uri.indexOf('?');
    String path = mark < 0 ? uri : uri.substring(0, mark);
    if (!PATH.matcher(path).matches()) {
      return new Ambiguous(
          "The path must start with / and holds a character that it must not, or not unencoded.");
    }
    if (DISGUISED.matcher(path).find()) {
      return new Ambiguous("The path must not hold encoded slashes, dots or control characters.");
    }
    if (DOT_OR_EMPTY_SEGMENT.matcher(path).find()) {
      return new Ambiguous("The path must not hold empty segments, \".\" or \"..\".");
    }
    if (mark >= 0 && !QUERY.matcher(uri.substring(mark + 1)).matches()) {
      return new Ambiguous("The query must be percent-encoded ASCII.");
    }
    return new Clear(path, uri);
  }
}
