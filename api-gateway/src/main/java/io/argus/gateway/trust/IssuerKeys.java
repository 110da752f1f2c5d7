package io.argus.gateway.trust;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one issuer. They are fetched when they are needed: at first, when they are old, and
 * when a token names one that is not among them; one fetch at a time, and none within some seconds
 * of the last. Whoever asks meanwhile gets what is known.
 */
final class IssuerKeys {

  private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

  /** An issuer that was away is asked again so many times sooner. */
  private static final int SOONER = 6;

  private final String issuer;
  private final Fetch fetch;
  private final Times times;
  private final Executor workers;
  private final InstantSource clock;

  private Known known = new Known(List.of(), Instant.EPOCH);
  private CompletableFuture<List<JsonWebKey>> fetched =
      CompletableFuture.completedFuture(List.of());
  private Instant notBefore = Instant.MIN;

  IssuerKeys(String issuer, Fetch fetch, Times times, Executor workers, InstantSource clock) {
    this.issuer = issuer;
    this.fetch = fetch;
    this.times = times;
    this.workers = workers;
    this.clock = clock;
  }

  interface Fetch {
    List<JsonWebKey> from(String issuer) throws IOException;
  }

  /**
   * @param fresh how long keys are taken as they are
   * @param again the least time between two fetches
   * @param kept how long keys are good while no others can be had
   */
  record Times(Duration fresh, Duration again, Duration kept) {}

  private record Known(List<JsonWebKey> keys, Instant at) {

    boolean hold(@Nullable String keyId) {
      return keyId == null
          ? !keys.isEmpty()
          : keys.stream().anyMatch(key -> keyId.equals(key.getKeyId()));
    }

    boolean isYounger(Duration age, Instant now) {
      return now.isBefore(at.plus(age));
    }
  }

  /**
   * The keys among which the named one should be.
   *
   * @param keyId null when the token names none
   * @return an empty list when none can be had now
   */
  synchronized CompletableFuture<List<JsonWebKey>> keysFor(@Nullable String keyId) {
    Instant now = clock.instant();
    boolean enough = known.hold(keyId);
    if (!(enough && known.isYounger(times.fresh(), now))
        && fetched.isDone()
        && !now.isBefore(notBefore)) {
      notBefore = now.plus(times.again());
      fetched = CompletableFuture.supplyAsync(this::fetch, workers);
    }
    return enough && known.isYounger(times.kept(), now)
        ? CompletableFuture.completedFuture(known.keys())
        : fetched;
  }

  private List<JsonWebKey> fetch() {
    try {
      return arrived(fetch.from(issuer));
    } catch (IOException | RuntimeException e) {
      LOG.warnf("no keys from %s: %s", issuer, e);
      return failed();
    }
  }

  private synchronized List<JsonWebKey> arrived(List<JsonWebKey> keys) {
    known = new Known(keys, clock.instant());
    return keys;
  }

  private synchronized List<JsonWebKey> failed() {
    Instant now = clock.instant();
    notBefore = now.plus(times.again().dividedBy(SOONER));
    return known.isYounger(times.kept(), now) ? known.keys() : List.of();
  }
}
