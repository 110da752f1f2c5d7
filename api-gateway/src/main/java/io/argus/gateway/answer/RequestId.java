package io.argus.gateway.answer;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of one request in answers and logs, the caller's own where it is harmless. */
public final class RequestId {

  /** Header of request, upstream request and answer. */
  public static final String HEADER = "X-Request-Id";

  /** Key of the log's context. */
  static final String LOG_KEY = "requestId";

  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestId() {}

  static String of(@Nullable String proposed) {
    return proposed != null && HARMLESS.matcher(proposed).matches()
        ? proposed
        : UUID.randomUUID().toString();
  }
}
