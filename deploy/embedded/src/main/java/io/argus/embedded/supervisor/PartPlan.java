package io.argus.embedded.supervisor;

import io.argus.embedded.GuardedCommand;
import io.argus.embedded.stack.Part;
import java.time.Duration;
import java.util.Optional;

/** How one part is started and when it counts as ready. */
interface PartPlan {

  Part part();

  /** Prepares a start, every time anew, and answers what to run. */
  GuardedCommand prepare() throws Exception;

  /** True when the part serves. Called again and again; answers within seconds. */
  boolean answers() throws Exception;

  /** What a running part says is wrong with it, which only a restart cures; empty = nothing. */
  default Optional<String> complaint() throws Exception {
    return Optional.empty();
  }

  /** Completes the part once it answers. */
  default void whenAnswering() throws Exception {}

  default Duration limit() {
    return Duration.ofSeconds(90);
  }

  /** Where it is, for people. */
  String address();

  /** Tells builds apart; parts that are not built answer a constant. */
  default String fingerprint() {
    return "";
  }
}
