package io.argus.ingest.objects;

import io.argus.http.ProblemException;
import java.time.Duration;

/** The store does not do what it is asked for; the problem says what to do about it. */
public final class ObjectTrouble extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final transient ProblemException problem;

  ObjectTrouble(ProblemException problem, Throwable cause) {
    super(String.valueOf(problem.problem().detail()), cause);
    this.problem = problem;
  }

  /** Trying again later may help. */
  static ObjectTrouble passing(String detail, Throwable cause) {
    return new ObjectTrouble(ProblemException.unavailable(detail, RETRY_AFTER), cause);
  }

  /** How a caller is told. */
  public ProblemException problem() {
    return problem;
  }
}
