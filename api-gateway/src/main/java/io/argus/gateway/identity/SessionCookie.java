package io.argus.gateway.identity;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The cookie of a person who has signed in: out of reach of scripts and of other sites' posts. */
public final class SessionCookie {

  private static final String NAME = "argus_session";

  private SessionCookie() {}

  static @Nullable String of(HttpServerRequest request) {
    Cookie cookie = request.getCookie(NAME);
    return cookie == null ? null : cookie.getValue();
  }

  /**
   * @param secure true when the request came over https
   */
  public static NewCookie holding(TokenSecret session, Duration lifetime, boolean secure) {
    return cookie(session.value(), Math.toIntExact(lifetime.toSeconds()), secure);
  }

  /** One that makes the browser forget it. */
  public static NewCookie none(boolean secure) {
    return cookie("", 0, secure);
  }

  private static NewCookie cookie(String value, int maxAge, boolean secure) {
    return new NewCookie.Builder(NAME)
        .value(value)
        .path("/")
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.LAX)
        .maxAge(maxAge)
        .build();
  }
}
