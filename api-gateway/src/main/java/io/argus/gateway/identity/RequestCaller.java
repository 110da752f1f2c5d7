package io.argus.gateway.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads from a request who makes it. */
public final class RequestCaller {

  private RequestCaller() {}

  /** Hands over the caller; a request without one is answered 401 and not handed over. */
  public static void require(RoutingContext context, Consumer<ApiCaller> then) {
    QuarkusHttpUser.getSecurityIdentity(context, null)
        .subscribe()
        .with(identity -> handOver(context, identity, then), context::fail);
  }

  private static void handOver(
      RoutingContext context, @Nullable SecurityIdentity identity, Consumer<ApiCaller> then) {
    ApiCaller caller = identity == null ? null : identity.getAttribute(ApiCaller.ATTRIBUTE);
    if (caller == null) {
      context.fail(new AuthenticationFailedException());
    } else {
      then.accept(caller);
    }
  }
}
