package io.argus.gateway.trust;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.argus.gateway.identity.IdentityConfig;
import io.argus.http.ProblemException;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * The rules, read at most once in some seconds, as tokens are. While the database cannot be asked
 * they stay as they were for a while.
 */
@Singleton
class TrustRules {

  private static final Logger LOG = Logger.getLogger(TrustRules.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final String ALL = "all";

  private final TrustStore store;
  private final AsyncCache<String, RuleBook> fresh;
  private final Cache<String, RuleBook> lastGood;

  TrustRules(TrustStore store, IdentityConfig config) {
    this.store = store;
    this.fresh = Caffeine.newBuilder().expireAfterWrite(config.tokenMemory()).buildAsync();
    this.lastGood =
        Caffeine.newBuilder().expireAfterWrite(config.tokenMemoryWithoutDatabase()).build();
  }

  /** Completes on a worker thread, or is complete already. */
  CompletableFuture<RuleBook> current() {
    return fresh.get(
        ALL,
        (key, unused) ->
            CompletableFuture.supplyAsync(this::read, Infrastructure.getDefaultWorkerPool()));
  }

  /** Call after a change: it counts at once. */
  void forget() {
    fresh.synchronous().invalidateAll();
    lastGood.invalidateAll();
  }

  private RuleBook read() {
    try {
      RuleBook book = new RuleBook(store.all());
      lastGood.put(ALL, book);
      return book;
    } catch (RuntimeException e) {
      LOG.warnf("trust rules cannot be read: %s", e.getMessage());
      RuleBook known = lastGood.getIfPresent(ALL);
      if (known == null) {
        throw ProblemException.unavailable(
            "The database of users and tokens is away; try again.", RETRY_AFTER);
      }
      return known;
    }
  }
}
