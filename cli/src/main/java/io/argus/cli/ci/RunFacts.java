package io.argus.cli.ci;

import io.argus.cli.Surroundings;
import io.argus.cli.config.ProjectConfig;
import io.argus.cli.git.Git;
import io.argus.cli.git.RemoteUrl;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run without its reports, by parameter name: what the user says goes before
 * argus.yaml, that before the CI, that before git.
 *
 * @param texts as the server takes them
 * @param pullRequest for people; the server has no word for it
 */
public record RunFacts(Map<String, String> texts, @Nullable String pullRequest) {

  /**
   * @param said options of the command line
   */
  public static RunFacts gather(
      Map<String, String> said, ProjectConfig config, Surroundings surroundings) {
    Git git = new Git(surroundings.directory(), surroundings.environment());
    CiBuild ci = CiProvider.detect(surroundings.environment());
    Map<String, String> texts = new TreeMap<>(said);
    put(texts, "project", () -> first(surroundings.variable("ARGUS_PROJECT"), config.project()));
    put(texts, "suiteId", config::suiteId);
    put(texts, "trigger", () -> ci == null ? "cli" : "ci");
    put(texts, "identityExclude", () -> String.join("\n", config.identityExclude()));
    if (ci != null) {
      put(texts, "commit", () -> taken(ci.commit(), 100));
      put(texts, "branch", () -> taken(ci.branch(), 500));
      put(texts, "buildUrl", () -> address(taken(ci.buildUrl(), 2_000)));
      put(texts, "runKey", () -> taken(ci.runKey(), 500));
      put(texts, "ciProvider", ci::provider);
      put(texts, "attempt", () -> ci.attempt() == null ? null : ci.attempt().toString());
    }
    put(texts, "commit", git::commit);
    put(texts, "branch", () -> taken(git.branch(), 500));
    put(texts, "project", () -> projectOf(git.remote()));
    put(texts, "configHash", () -> ConfigHash.of(surroundings.directory()));
    return new RunFacts(texts, ci == null ? null : ci.pullRequest());
  }

  /** The supplier is asked only where nothing is known yet. */
  private static void put(
      Map<String, String> texts, String name, Supplier<@Nullable String> value) {
    if (texts.getOrDefault(name, "").isBlank()) {
      String text = value.get();
      if (text != null && !text.isBlank()) {
        texts.put(name, text);
      }
    }
  }

  /** What nobody has typed is left out where the server would refuse it, and the upload with it. */
  private static @Nullable String taken(@Nullable String found, int longest) {
    return found == null
            || found.length() > longest
            || found.chars().anyMatch(Character::isISOControl)
        ? null
        : found;
  }

  private static @Nullable String address(@Nullable String found) {
    return found != null && found.matches("(?i)https?://.+") ? found : null;
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }

  private static @Nullable String projectOf(@Nullable String remote) {
    return remote == null ? null : RemoteUrl.project(remote);
  }
}
