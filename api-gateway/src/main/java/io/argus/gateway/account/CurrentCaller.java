package io.argus.gateway.account;

import io.argus.gateway.identity.ApiCaller;
import io.argus.gateway.identity.Grant;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Who makes the request that is being answered. */
@RequestScoped
public class CurrentCaller {

  private final SecurityIdentity identity;

  CurrentCaller(SecurityIdentity identity) {
    this.identity = identity;
  }

  public ApiCaller get() {
    ApiCaller caller = identity.getAttribute(ApiCaller.ATTRIBUTE);
    if (caller == null) {
      throw new UnauthorizedException();
    }
    return caller;
  }

  /** The stored token of the request; the admin token is none. */
  Optional<Grant> grant() {
    return Optional.ofNullable(identity.getAttribute(Grant.ATTRIBUTE));
  }

  /** The caller, who may do this. */
  public ApiCaller allowedTo(String what, boolean allowed) {
    if (!allowed) {
      throw ProblemException.of(ProblemType.FORBIDDEN, what);
    }
    return get();
  }
}
