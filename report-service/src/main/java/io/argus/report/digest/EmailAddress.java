package io.argus.report.digest;

import io.argus.http.ProblemException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One plain address, as mail servers take it without quoting: nothing that could add a recipient or
 * a header.
 */
final class EmailAddress {

  private static final int LONGEST = 254;

  private static final Pattern PLAIN =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

  private static final Pattern LONG_NAME = Pattern.compile("[^@]{65,}@.*", Pattern.DOTALL);

  private EmailAddress() {}

  /**
   * The address with its domain in lower case.
   *
   * @throws ProblemException 400 naming the field
   */
  static String parse(String field, String text) {
    if (text.length() > LONGEST
        || LONG_NAME.matcher(text).matches()
        || !PLAIN.matcher(text).matches()) {
      throw ProblemException.invalid(
          field, field + " must be one plain e-mail address, such as anna@example.com.");
    }
    int at = text.indexOf('@');
    return text.substring(0, at) + text.substring(at).toLowerCase(Locale.ROOT);
  }
}
