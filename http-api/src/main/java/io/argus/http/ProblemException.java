package io.argus.http;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem document. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final @Nullable Duration retryAfter;

  private ProblemException(Problem problem, @Nullable Duration retryAfter) {
    super(problem.title() + ": " + problem.detail());
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  public static ProblemException of(ProblemType type, String detail) {
    return new ProblemException(Problem.of(type, detail), null);
  }

  public static ProblemException of(Problem problem) {
    return new ProblemException(problem, null);
  }

  /** A problem with members of its own, e.g. the state of every file of an upload. */
  public static ProblemException of(ProblemType type, String detail, Map<String, Object> more) {
    return new ProblemException(
        new Problem(type.uri(), type.title(), type.status(), detail, null, more), null);
  }

  /** 400 that names the field. */
  public static ProblemException invalid(String field, String detail) {
    ProblemType type = ProblemType.INVALID_PARAMETER;
    return new ProblemException(
        new Problem(type.uri(), type.title(), type.status(), detail, field, Map.of()), null);
  }

  /** 503 with {@code Retry-After}. */
  public static ProblemException unavailable(String detail, Duration retryAfter) {
    return new ProblemException(Problem.of(ProblemType.UNAVAILABLE, detail), retryAfter);
  }

  /** 429 with {@code Retry-After}. */
  public static ProblemException tooMany(String detail, Duration retryAfter) {
    return new ProblemException(Problem.of(ProblemType.TOO_MANY_REQUESTS, detail), retryAfter);
  }

  public Problem problem() {
    return problem;
  }

  /** When to try again, if that helps. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
