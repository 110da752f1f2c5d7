package io.argus.gateway.identity;

import io.argus.http.ProblemException;
import java.util.concurrent.CompletableFuture;

/** Tokens that others have signed and that we take on their word. */
public interface ForeignTokens {

  /** True for what is worth looking at; looks at its shape alone. */
  boolean mayBeOne(String token);

  /**
   * What the token is worth; fails with a {@link ProblemException} that says what is wrong with it.
   */
  CompletableFuture<Grant> find(String token);
}
