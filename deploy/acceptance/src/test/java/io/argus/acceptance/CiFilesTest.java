package io.argus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

/** The CI examples parse, and their shell steps do what they say with stand-ins of the commands. */
class CiFilesTest {

  private static final Path FILES =
      Path.of(System.getProperty("argus.root", "../..")).resolve("deploy/ci");

  @TempDir Path folder;

  enum Ci {
    GITHUB,
    GITLAB,
    JENKINS
  }

  /** What a step wrote, and how it ended. */
  private record Ended(int exit, String output) {}

  @BeforeEach
  void commands() throws IOException {
    command(
        "argus",
        """
        echo "argus $*" >> calls
        case "$1" in
          run) exit "${TESTS:-0}" ;;
          export)
            [ -z "${NO_EXPORT:-}" ] || exit 70
            mkdir -p reports && echo '{}' > reports/test-run-results.json
            cd reports && sha256sum test-run-results.json > test-run-results.json.sha256 ;;
        esac
        """);
    command(
        "aws",
        """
        [ "${AWS_SECRET_ACCESS_KEY:-}" = secret ] || { echo 'no credentials' >&2; exit 1; }
        [ -z "${NO_BUCKET:-}" ] || { echo 'NoSuchBucket' >&2; exit 1; }
        [ -f "$3" ] || exit 1
        echo "aws $*" >> calls
        """);
  }

  @ParameterizedTest
  @EnumSource
  void green_tests_are_exported_and_archived(Ci ci) throws Exception {
    assertThat(tests(ci, Map.of()).exit()).isZero();
    assertThat(archive(ci, Map.of()).exit()).isZero();

    List<String> calls = Files.readAllLines(folder.resolve("calls"));
    assertThat(calls.get(0)).startsWith("argus run -- ");
    assertThat(calls.get(1))
        .isEqualTo("argus export --last --out reports/test-run-results.json --sha256");
    assertThat(calls.get(2)).contains(".sha256 s3://results/").endsWith(".json.sha256");
    assertThat(calls.get(3)).contains("s3://results/").endsWith("/test-run-results.json");
    assertThat(calls).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void red_tests_stay_red_and_their_results_are_archived_all_the_same(Ci ci) throws Exception {
    assertThat(tests(ci, Map.of("TESTS", "3")).exit()).isEqualTo(3);
    assertThat(archive(ci, Map.of()).exit()).isZero();

    assertThat(Files.readAllLines(folder.resolve("calls"))).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void results_that_cannot_be_written_or_uploaded_fail_the_job(Ci ci) throws Exception {
    assertThat(tests(ci, Map.of("NO_EXPORT", "1")).exit()).isNotZero();
    assertThat(archive(ci, Map.of()).exit()).as("nothing to upload").isNotZero();
    tests(ci, Map.of());
    assertThat(archive(ci, Map.of("NO_BUCKET", "1"))).extracting(Ended::exit).isNotEqualTo(0);
    assertThat(archive(ci, Map.of("AWS_SECRET_ACCESS_KEY", "")).output())
        .contains("no credentials");
    Files.writeString(folder.resolve("reports/test-run-results.json"), "{\"changed\":1}");
    assertThat(archive(ci, Map.of()).exit()).as("not what was exported").isNotZero();
  }

  @Test
  void only_the_upload_has_credentials() throws IOException {
    Map<String, Object> jobs = map(yaml("github/workflow.yml").get("jobs"));

    assertThat(jobs.get("tests").toString()).doesNotContain("secrets.").doesNotContain("AWS_");
    assertThat(jobs.get("archive").toString()).contains("secrets.").doesNotContain("argus run");
    assertThat(map(jobs.get("archive")).get("if").toString()).contains("pull_request");
    String jenkins = Files.readString(FILES.resolve("jenkins/Jenkinsfile"));
    assertThat(jenkins.indexOf("withCredentials"))
        .isGreaterThan(jenkins.indexOf("stage('Archive')"));
    Map<String, Object> gitlab = yaml("gitlab/argus.gitlab-ci.yml");
    assertThat(gitlab.get(".argus-tests").toString()).doesNotContain("environment");
    assertThat(map(gitlab.get("argus-archive"))).containsKey("environment");
  }

  /** The steps up to the export; the exit code is that of the job. */
  private Ended tests(Ci ci, Map<String, String> environment) throws Exception {
    return switch (ci) {
      case GITLAB -> run(script("gitlab/argus.gitlab-ci.yml", ".argus-tests"), environment);
      case GITHUB -> {
        List<?> steps =
            (List<?>) map(map(yaml("github/workflow.yml").get("jobs")).get("tests")).get("steps");
        List<String> commands =
            steps.stream().map(CiFilesTest::map).map(step -> (String) step.get("run")).toList();
        yield both(commands.get(1), commands.get(2), environment);
      }
      case JENKINS -> both(jenkins().get(0), jenkins().get(1), environment);
    };
  }

  private Ended both(String tests, String export, Map<String, String> environment)
      throws Exception {
    Ended tested = run(tests, environment);
    Ended exported = run(export, environment);
    return tested.exit() == 0 ? exported : tested;
  }

  private Ended archive(Ci ci, Map<String, String> environment) throws Exception {
    Map<String, String> all = new java.util.HashMap<>();
    all.put("AWS_SECRET_ACCESS_KEY", "secret");
    all.put("AWS_ENDPOINT_URL_S3", "");
    all.put("ARGUS_BUCKET", "results");
    all.put("RESULTS", "reports");
    all.put("RUN", "shop/1-1");
    all.put("CI_PROJECT_PATH", "shop");
    all.put("CI_PIPELINE_ID", "1");
    all.put("JOB_NAME", "shop");
    all.put("BUILD_NUMBER", "1");
    all.putAll(environment);
    return switch (ci) {
      case GITLAB -> run(script("gitlab/argus.gitlab-ci.yml", "argus-archive"), all);
      case GITHUB -> {
        Map<String, Object> runs = map(yaml("github/argus-results/action.yml").get("runs"));
        yield run((String) map(((List<?>) runs.get("steps")).get(0)).get("run"), all);
      }
      case JENKINS -> run(jenkins().get(2), all);
    };
  }

  private static String script(String file, String job) throws IOException {
    return (String) ((List<?>) map(yaml(file).get(job)).get("script")).get(0);
  }

  private static List<String> jenkins() throws IOException {
    Matcher steps =
        Pattern.compile("sh '''(.*?)'''|sh '([^']*)'", Pattern.DOTALL)
            .matcher(Files.readString(FILES.resolve("jenkins/Jenkinsfile")));
    return steps
        .results()
        .map(step -> step.group(1) == null ? step.group(2) : step.group(1).stripIndent())
        .toList();
  }

  private static Map<String, Object> yaml(String file) throws IOException {
    return map(new Yaml().load(Files.readString(FILES.resolve(file))));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object yaml) {
    return (Map<String, Object>) yaml;
  }

  private Ended run(String script, Map<String, String> environment) throws Exception {
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-e", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    shell.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    shell.environment().put("TEST_COMMAND", "mvn verify");
    shell.environment().putAll(environment);
    Process process = shell.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), output);
  }

  private void command(String name, String script) throws IOException {
    Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/bin/bash\n" + script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
