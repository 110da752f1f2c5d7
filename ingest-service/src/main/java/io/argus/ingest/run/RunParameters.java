package io.argus.ingest.run;

import io.argus.contracts.document.DocumentRun;
import io.argus.contracts.run.IdentityPatterns;
import io.argus.contracts.run.InvalidMetadata;
import io.argus.contracts.run.MetadataReader;
import io.argus.contracts.run.RunMetadata;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads run metadata from named texts: query parameters or form fields. */
public final class RunParameters {

  private RunParameters() {}

  /**
   * @param texts by parameter name; blank ones count as absent
   * @throws ProblemException 400 naming the field; 422 for a start too far ahead
   */
  public static RunMetadata read(Map<String, String> texts, Instant now) {
    try {
      return MetadataReader.read(texts, now);
    } catch (InvalidMetadata e) {
      String reason = String.valueOf(e.getMessage());
      throw e.isTooFarAhead()
          ? ProblemException.of(ProblemType.UNPROCESSABLE, reason)
          : ProblemException.invalid(e.field(), reason);
    }
  }

  /** What a results document says of its run, as texts by parameter name. */
  public static Map<String, String> of(DocumentRun run) {
    RunMetadata said = run.metadata();
    Map<String, String> texts = new HashMap<>();
    texts.put("project", said.project());
    texts.put("suiteId", said.suiteId());
    put(texts, "runKey", said.runKey());
    put(texts, "variant", said.variant());
    put(texts, "branch", said.branch());
    put(texts, "commit", said.commit());
    put(texts, "trigger", said.trigger());
    put(texts, "environment", said.environment());
    put(texts, "browser", said.browser());
    put(texts, "configHash", said.configHash());
    put(texts, "startedAt", said.startedAt());
    put(texts, "buildUrl", said.buildUrl());
    put(texts, "ciProvider", said.ciProvider());
    put(texts, "attempt", Math.max(1, said.attempt()));
    // A document of several shards is whole: what is said of one shard only is not said of it.
    if (said.shard() > 0) {
      put(texts, "shard", said.shard());
      put(texts, "shardTotal", said.shardTotal() == 0 ? null : said.shardTotal());
    }
    return texts;
  }

  /** The same with a start. */
  public static RunMetadata startedAt(RunMetadata run, Instant startedAt) {
    return new RunMetadata(
        run.project(),
        run.suiteId(),
        run.runKey(),
        run.variant(),
        run.branch(),
        run.commit(),
        run.trigger(),
        run.environment(),
        run.browser(),
        run.configHash(),
        startedAt,
        run.buildUrl(),
        run.ciProvider(),
        run.shard(),
        run.shardTotal(),
        run.attempt());
  }

  /**
   * What the poster leaves out of the identity of cases.
   *
   * @throws ProblemException 400 naming {@code identityExclude} and the pattern that can't be used
   */
  public static IdentityPatterns identity(Map<String, String> said) {
    String name = QueryParameter.IDENTITY_EXCLUDE.text();
    try {
      return IdentityPatterns.ofLines(said.get(name));
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(name, name + ": " + e.getMessage() + ".");
    }
  }

  /**
   * For a run that is named by nothing but this post.
   *
   * @throws ProblemException 400 naming {@code runKey} when the post is one shard of several
   */
  public static void checkAlone(Map<String, String> said) {
    if (!said.getOrDefault("shard", "").isBlank()) {
      throw ProblemException.invalid(
          "runKey",
          "shard needs runKey (or the header Idempotency-Key), the same for all shards: without it"
              + " each of them is a run of its own, and they never meet.");
    }
  }

  private static void put(Map<String, String> texts, String name, @Nullable Object value) {
    if (value != null) {
      texts.put(name, value.toString());
    }
  }
}
