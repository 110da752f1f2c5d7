package io.argus.contracts.run;

import java.util.UUID;

/** A run's public id: same project, suite and run key, same run. */
public final class RunId {

  private static final UUID NAMESPACE = UUID.fromString("6ba7b814-9dad-11d1-80b4-00c04fd430c8");

  private RunId() {}

  public static UUID of(String project, String suiteId, String runKey) {
    return new NameBasedId(NAMESPACE, "argus-run").of(project, suiteId, runKey);
  }
}
