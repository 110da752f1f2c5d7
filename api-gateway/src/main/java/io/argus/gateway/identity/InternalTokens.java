package io.argus.gateway.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that tell the services who is calling. A caller's token is used again until a fifth of
 * its life is left, so that signing is paid per caller and minutes, not per request. A caller whose
 * roles or projects change is another key: the change counts at once.
 */
public final class InternalTokens {

  /** More callers than this within one life are unusual; beyond it tokens are signed anew. */
  static final int CAPACITY = 1_000;

  private final TokenSigner signer;
  private final Duration lifetime;
  private final Clock clock;
  private final ConcurrentMap<ApiCaller, Signed> signed = new ConcurrentHashMap<>();

  InternalTokens(TokenSigner signer, Duration lifetime, Clock clock) {
    this.signer = signer;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  private record Signed(String token, Instant renewAt) {}

  /** A token of this caller that stays valid for at least a fifth of its lifetime. */
  public String tokenOf(ApiCaller caller) {
    Instant now = clock.instant();
    Signed known = signed.get(caller);
    if (known != null && now.isBefore(known.renewAt())) {
      return known.token();
    }
    forgetTheOld(now, known);
    Signed fresh = sign(caller, now);
    signed.put(caller, fresh);
    return fresh.token();
  }

  private Signed sign(ApiCaller caller, Instant now) {
    String token = signer.sign(caller, now, now.plus(lifetime));
    return new Signed(token, now.plus(lifetime.multipliedBy(4).dividedBy(5)));
  }

  private void forgetTheOld(Instant now, @Nullable Signed known) {
    if (known == null && signed.size() >= CAPACITY) {
      signed.values().removeIf(entry -> !now.isBefore(entry.renewAt()));
      if (signed.size() >= CAPACITY) {
        signed.clear();
      }
    }
  }
}
