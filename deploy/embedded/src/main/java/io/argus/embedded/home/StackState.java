package io.argus.embedded.home;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the supervisor says about itself and its parts, for {@code status}, {@code down} and a
 * second {@code up}.
 *
 * @param build fingerprint of the supervisor's own jars
 * @param settings the variables that it can't change without a restart
 * @param state {@code starting}, {@code ready} or {@code stopping}
 * @param readyMs how long everything took to be ready, once it is
 */
public record StackState(
    ProcessId supervisor,
    String build,
    Map<String, String> settings,
    String java,
    int controlPort,
    String controlToken,
    String state,
    String startedAt,
    @Nullable Long readyMs,
    List<PartState> parts) {

  public static final String STARTING = "starting";
  public static final String READY = "ready";
  public static final String STOPPING = "stopping";

  public StackState {
    // Older versions did not write settings.
    settings = settings == null ? Map.of() : Map.copyOf(settings);
    parts = List.copyOf(parts);
  }

  /**
   * One part.
   *
   * @param state {@code waiting}, {@code starting}, {@code ready}, {@code restarting} or {@code
   *     stopped}
   * @param startMs from its start until it was ready
   */
  public record PartState(
      String part,
      String state,
      @Nullable ProcessId process,
      String address,
      @Nullable Long startMs,
      int restarts) {}
}
