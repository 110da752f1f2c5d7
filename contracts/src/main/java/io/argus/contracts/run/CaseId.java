package io.argus.contracts.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case's public id: a hash of its identity, the same in every run, installation and export. */
public final class CaseId {

  private static final UUID NAMESPACE = UUID.fromString("6ba7b814-9dad-11d1-80b4-00c04fd430c8");

  private CaseId() {}

  public static UUID of(
      String project,
      String suiteId,
      @Nullable String suiteName,
      @Nullable String className,
      String name,
      @Nullable String variant) {
    return NameBasedId.of(
        NAMESPACE, "argus-case", project, suiteId, suiteName, className, name, variant);
  }
}
