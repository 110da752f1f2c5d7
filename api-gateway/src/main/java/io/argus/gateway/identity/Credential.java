package io.argus.gateway.identity;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the {@code Authorization} headers of a request offer. */
sealed interface Credential {

  /** No header at all: the caller does not claim to be anybody. */
  record None() implements Credential {}

  record Bearer(String token) implements Credential {}

  /** Another scheme, an empty token or several headers: a claim that cannot be checked. */
  record Unusable() implements Credential {}

  /** RFC 6750: the scheme's case does not matter, the token has no blanks. */
  Pattern BEARER = Pattern.compile("(?i:bearer) +([\\x21-\\x7e]+) *");

  static Credential of(List<String> authorizationHeaders) {
    if (authorizationHeaders.isEmpty()) {
      return new None();
    }
    Matcher bearer = BEARER.matcher(authorizationHeaders.get(0));
    return authorizationHeaders.size() == 1 && bearer.matches()
        ? new Bearer(bearer.group(1))
        : new Unusable();
  }
}
