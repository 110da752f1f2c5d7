package io.argus.cli.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.cli.Surroundings;
import io.argus.cli.config.ProjectConfig;
import io.argus.cli.config.ProjectConfig.History;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFactsTest {

  private static final Map<String, String> TRAVIS =
      Map.of(
          "TRAVIS", "true",
          "TRAVIS_COMMIT", "c1",
          "TRAVIS_BRANCH", "main",
          "TRAVIS_PULL_REQUEST", "7",
          "TRAVIS_BUILD_ID", "42",
          "TRAVIS_BUILD_WEB_URL", "https://ci.example/42");

  @TempDir Path directory;

  @Test
  void what_is_said_goes_before_argus_yaml_and_that_before_the_ci() {
    ProjectConfig config =
        new ProjectConfig(
            null,
            "from-yaml",
            "unit",
            List.of(),
            List.of("a", "b"),
            true,
            new History(true, null, null, null, null));

    RunFacts facts = gather(Map.of("branch", "said", "suiteId", "e2e"), config, TRAVIS);

    assertThat(facts.texts())
        .isEqualTo(
            Map.of(
                "project", "from-yaml",
                "suiteId", "e2e",
                "branch", "said",
                "commit", "c1",
                "trigger", "ci",
                "ciProvider", "travis-ci",
                "runKey", "travis-42",
                "buildUrl", "https://ci.example/42",
                "identityExclude", "a\nb"));
    assertThat(facts.pullRequest()).isEqualTo("7");
  }

  @Test
  void without_a_ci_and_a_repository_little_is_known() {
    assertThat(gather(Map.of(), ProjectConfig.NONE, Map.of("PATH", "/nowhere")).texts())
        .isEqualTo(Map.of("trigger", "cli"));
  }

  @Test
  void what_the_server_would_refuse_is_left_out() {
    Map<String, String> environment = new HashMap<>(TRAVIS);
    environment.put("TRAVIS_BUILD_WEB_URL", "ci.example/42");
    environment.put("TRAVIS_BRANCH", "x".repeat(501));
    environment.put("TRAVIS_COMMIT", "a\u0007b");

    assertThat(gather(Map.of(), ProjectConfig.NONE, environment).texts())
        .doesNotContainKeys("buildUrl", "branch", "commit")
        .containsEntry("runKey", "travis-42");
  }

  private RunFacts gather(
      Map<String, String> said, ProjectConfig config, Map<String, String> environment) {
    PrintStream none = new PrintStream(OutputStream.nullOutputStream());
    return RunFacts.gather(
        said,
        config,
        new Surroundings(
            environment,
            directory,
            InputStream.nullInputStream(),
            none,
            none,
            Clock.systemUTC(),
            millis -> {},
            false,
            false));
  }
}
