package io.argus.cli.command;

import io.argus.contracts.run.IdentityPatterns;
import io.argus.contracts.run.InvalidMetadata;
import io.argus.contracts.run.MetadataReader;
import io.argus.formats.ReportFormats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What may be said of a run; the names are those of the API's parameters. */
final class RunOptions {

  @Option(
      names = "--project",
      paramLabel = "SLUG",
      description = "ARGUS_PROJECT, argus.yaml, or the repository's name")
  @Nullable String project;

  @Option(names = "--suite-id", paramLabel = "SLUG", description = "unit, e2e, load, …")
  @Nullable String suiteId;

  @Option(
      names = "--run-key",
      paramLabel = "KEY",
      description = "Same project, suite and key: same run")
  @Nullable String runKey;

  @Option(
      names = "--variant",
      paramLabel = "TEXT",
      description = "Sets the cases of this run apart, e.g. chrome")
  @Nullable String variant;

  @Option(names = "--branch", paramLabel = "NAME", description = "Branch")
  @Nullable String branch;

  @Option(names = "--commit", paramLabel = "SHA", description = "Commit")
  @Nullable String commit;

  @Option(
      names = "--trigger",
      paramLabel = "WORD",
      description = "What set the run off (default: ci or cli)")
  @Nullable String trigger;

  @Option(names = "--environment", paramLabel = "TEXT", description = "Where it ran, e.g. staging")
  @Nullable String environment;

  @Option(names = "--browser", paramLabel = "TEXT", description = "Browser")
  @Nullable String browser;

  @Option(names = "--config-hash", paramLabel = "HASH", description = "Instead of the computed one")
  @Nullable String configHash;

  @Option(names = "--started-at", paramLabel = "TIME", description = "ISO 8601 with a zone")
  @Nullable String startedAt;

  @Option(names = "--build-url", paramLabel = "URL", description = "Page of the build")
  @Nullable String buildUrl;

  @Option(names = "--ci-provider", paramLabel = "TEXT", description = "Name of the CI")
  @Nullable String ciProvider;

  @Option(names = "--shard", paramLabel = "N", description = "Which shard this is, from 1")
  @Nullable Integer shard;

  @Option(names = "--shard-total", paramLabel = "N", description = "How many shards the run has")
  @Nullable Integer shardTotal;

  @Option(names = "--attempt", paramLabel = "N", description = "Try of the job, from 1")
  @Nullable Integer attempt;

  @Option(names = "--format", paramLabel = "NAME", description = "Read every file as this format")
  @Nullable String format;

  @Option(
      names = "--identity-exclude",
      paramLabel = "RE2",
      description = "What this finds in names sets no case apart")
  List<String> identityExclude = new ArrayList<>();

  /** By parameter name. */
  Map<String, String> said() {
    Map<String, String> said = new TreeMap<>();
    put(said, "project", project);
    put(said, "suiteId", suiteId);
    put(said, "runKey", runKey);
    put(said, "variant", variant);
    put(said, "branch", branch);
    put(said, "commit", commit);
    put(said, "trigger", trigger);
    put(said, "environment", environment);
    put(said, "browser", browser);
    put(said, "configHash", configHash);
    put(said, "startedAt", startedAt);
    put(said, "buildUrl", buildUrl);
    put(said, "ciProvider", ciProvider);
    put(said, "shard", shard);
    put(said, "shardTotal", shardTotal);
    put(said, "attempt", attempt);
    put(said, "format", format);
    put(said, "identityExclude", String.join("\n", identityExclude));
    return said;
  }

  /**
   * Checks what was said as the server would.
   *
   * @throws IllegalArgumentException naming the option
   */
  void check(Instant now) {
    Map<String, String> said = said();
    // It may well be known from elsewhere.
    said.putIfAbsent("project", "known");
    try {
      MetadataReader.read(said, now);
    } catch (InvalidMetadata e) {
      String option = e.field().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
      throw new IllegalArgumentException("--" + option + ": " + e.getMessage(), e);
    }
    try {
      IdentityPatterns.of(identityExclude);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--identity-exclude: " + e.getMessage(), e);
    }
    String chosen = said.get("format");
    if (chosen != null && !ReportFormats.names().contains(chosen)) {
      throw new IllegalArgumentException(
          "--format: there is no "
              + chosen
              + ", known are "
              + String.join(", ", ReportFormats.names())
              + ".");
    }
  }

  private static void put(Map<String, String> said, String name, @Nullable Object value) {
    if (value != null && !value.toString().isBlank()) {
      said.put(name, value.toString());
    }
  }
}
