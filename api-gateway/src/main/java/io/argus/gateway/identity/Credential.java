package io.argus.gateway.identity;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the {@code Authorization} headers or the session cookie of a request offer. */
sealed interface Credential {

  /** Nothing at all: the caller does not claim to be anybody. */
  record None() implements Credential {}

  record Bearer(String token) implements Credential {
    @Override
    public String toString() {
      return "Bearer";
    }
  }

  /** A browser sends it by itself, also with requests that another site has made it send. */
  record Cookie(String token) implements Credential {
    @Override
    public String toString() {
      return "Cookie";
    }
  }

  /** Another scheme, an empty token or several headers: a claim that cannot be checked. */
  record Unusable() implements Credential {}

  /** RFC 6750: the scheme's case does not matter, the token has no blanks. */
  Pattern BEARER = Pattern.compile("(?i:bearer) +([\\x21-\\x7e]+) *");

  /** What a header says counts more than what the browser sends by itself. */
  static Credential of(List<String> authorizationHeaders, @Nullable String sessionCookie) {
    if (authorizationHeaders.isEmpty()) {
      return sessionCookie == null ? new None() : new Cookie(sessionCookie);
    }
    Matcher bearer = BEARER.matcher(authorizationHeaders.get(0));
    return authorizationHeaders.size() == 1 && bearer.matches()
        ? new Bearer(bearer.group(1))
        : new Unusable();
  }
}
