package io.argus.gateway.identity;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.argus.http.ProblemException;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Stored tokens, looked up at most once in some seconds. While the database cannot be asked, a
 * token that was good when it was last seen stays good for a while; any other is neither good nor
 * bad, but a 503.
 */
@Singleton
public class KnownGrants {

  private static final Logger LOG = Logger.getLogger(KnownGrants.class);

  /** More tokens than this in some seconds are unusual; beyond it they are looked up anew. */
  private static final int CAPACITY = 10_000;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final GrantQueries queries;
  private final AsyncCache<TokenHash, Optional<Grant>> fresh;
  private final Cache<TokenHash, Grant> lastGood;
  private final AtomicLong changes = new AtomicLong();

  KnownGrants(GrantQueries queries, IdentityConfig config) {
    this.queries = queries;
    this.fresh =
        Caffeine.newBuilder()
            .maximumSize(CAPACITY)
            .expireAfterWrite(config.tokenMemory())
            .buildAsync();
    this.lastGood =
        Caffeine.newBuilder()
            .maximumSize(CAPACITY)
            .expireAfterWrite(config.tokenMemoryWithoutDatabase())
            .build();
  }

  /** What the token is worth; completes on a worker thread, or is complete already. */
  CompletableFuture<Optional<Grant>> find(TokenHash hash) {
    return fresh.get(
        hash,
        (key, unused) ->
            CompletableFuture.supplyAsync(
                () -> lookUp(key), Infrastructure.getDefaultWorkerPool()));
  }

  /** Call after whatever may change what a token is worth: it counts at once. */
  public void forget() {
    changes.incrementAndGet();
    fresh.synchronous().invalidateAll();
    lastGood.invalidateAll();
  }

  private Optional<Grant> lookUp(TokenHash hash) {
    long asOf = changes.get();
    try {
      Optional<Grant> found = queries.find(hash);
      if (changes.get() == asOf) {
        found.ifPresentOrElse(grant -> lastGood.put(hash, grant), () -> lastGood.invalidate(hash));
      }
      return found;
    } catch (SQLException e) {
      LOG.warnf("a token cannot be looked up: %s", e.getMessage());
      Grant known = lastGood.getIfPresent(hash);
      if (known == null) {
        throw ProblemException.unavailable(
            "The database of users and tokens is away; try again.", RETRY_AFTER);
      }
      return Optional.of(known);
    }
  }
}
