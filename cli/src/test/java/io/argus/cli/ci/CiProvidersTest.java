package io.argus.cli.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Holds the code against docs/ci-providers.md, with an environment made from each row. */
class CiProvidersTest {

  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{3,}");

  @TempDir Path directory;

  @Test
  void every_provider_of_the_code_is_in_the_table() throws IOException {
    assertThat(rows()).hasSize(CiProvider.values().length).hasSize(15);
  }

  @TestFactory
  Stream<DynamicTest> what_the_table_says() throws IOException {
    return rows().stream().map(row -> DynamicTest.dynamicTest(row.get(0), () -> holds(row)));
  }

  /** Each alternative in turn, with all before it silent. */
  private void holds(List<String> row) throws IOException {
    for (int cell = 2; cell < row.size(); cell++) {
      String[] alternatives = row.get(cell).split(" \\| ");
      for (int i = 0; i < alternatives.length; i++) {
        Map<String, String> environment = environment(row);
        for (int before = 0; before < i; before++) {
          variables(alternatives[before]).forEach(environment::remove);
        }
        environment.putAll(said(row.get(1)));
        CiBuild build = CiProvider.detect(environment);
        assertThat(build).as("%s", row.get(0)).isNotNull();
        assertThat(build.provider()).isEqualTo(row.get(0));
        assertThat(read(build, cell))
            .as("%s: %s", row.get(0), alternatives[i])
            .isEqualTo(expected(alternatives[i], environment));
      }
    }
  }

  private static String read(CiBuild build, int cell) {
    return switch (cell) {
      case 2 -> build.commit();
      case 3 -> build.branch();
      case 4 -> build.pullRequest();
      case 5 -> build.buildUrl();
      case 6 -> build.runKey();
      default -> build.attempt() == null ? null : build.attempt().toString();
    };
  }

  /** What a reader of the page would expect. */
  private static String expected(String cell, Map<String, String> environment) {
    if (cell.equals("-")) {
      return null;
    }
    if (cell.contains("{")) {
      String text = cell;
      for (String name : variables(cell)) {
        text = text.replace("{" + name + "/}", environment.get(name) + "/");
        text = text.replace("{" + name + "}", environment.get(name));
      }
      return text;
    }
    String name = cell.substring(cell.indexOf(':') + 1);
    return switch (cell.contains(":") ? cell.substring(0, cell.indexOf(':')) : "") {
      case "event" -> name.endsWith("sha") ? "0123abcd" : "12";
      case "branch" -> environment.get(name).substring("refs/heads/".length());
      case "pr", "last" -> "77";
      case "next" -> "3";
      default -> environment.get(name);
    };
  }

  private Map<String, String> environment(List<String> row) throws IOException {
    Map<String, String> environment = new HashMap<>();
    for (String cell : row.subList(1, row.size())) {
      for (String alternative : cell.split(" \\| ")) {
        environment.putAll(said(alternative));
      }
    }
    Path event = directory.resolve("event.json");
    Files.writeString(
        event,
        "{\"action\":\"opened\",\"pull_request\":{\"base\":{\"sha\":\"no\"},\"number\":12,"
            + "\"head\":{\"label\":[1,{}],\"sha\":\"0123abcd\"}}}");
    environment.put("GITHUB_EVENT_PATH", event.toString());
    // The attempt is a number.
    variables(row.get(7)).forEach(name -> environment.put(name, "2"));
    return environment;
  }

  private static Map<String, String> said(String alternative) {
    Map<String, String> said = new HashMap<>();
    for (String name : variables(alternative)) {
      said.put(
          name,
          alternative.startsWith("branch:")
              ? "refs/heads/feature/" + name
              : alternative.startsWith("pr:")
                  ? "pr/77"
                  : alternative.startsWith("last:")
                      ? "https://example.org/pull/77"
                      : alternative.startsWith("sha:") ? "abcdef0123" : "value-of-" + name);
    }
    return said;
  }

  private static List<String> variables(String cell) {
    List<String> names = new ArrayList<>();
    Matcher variable = VARIABLE.matcher(cell);
    while (variable.find()) {
      names.add(variable.group());
    }
    return cell.startsWith("event:") ? List.of("GITHUB_EVENT_PATH") : names;
  }

  private static List<List<String>> rows() throws IOException {
    Path page = Path.of(System.getProperty("argus.root", ".."), "docs/ci-providers.md");
    return Files.readAllLines(page).stream()
        .filter(
            line ->
                line.matches("\\| `[a-z].*(?<!\\\\)\\|.*")
                    && line.chars().filter(c -> c == '`').count() >= 16)
        .map(
            line ->
                Stream.of(line.substring(1).split("(?<!\\\\)\\|"))
                    .map(cell -> cell.strip().replace("`", "").replace("\\|", "|"))
                    .filter(cell -> !cell.isEmpty())
                    .toList())
        .toList();
  }

  @Test
  void values_that_say_nothing_are_passed_over() {
    Map<String, String> travis =
        Map.of(
            "TRAVIS",
            "true",
            "TRAVIS_PULL_REQUEST",
            "false",
            "TRAVIS_COMMIT",
            "c0ffee",
            "TRAVIS_PULL_REQUEST_SHA",
            "");

    CiBuild build = CiProvider.detect(travis);

    assertThat(build.pullRequest()).isNull();
    assertThat(build.commit()).isEqualTo("c0ffee");
    assertThat(build.buildUrl()).isNull();
    assertThat(CiProvider.detect(Map.of("PATH", "/bin", "CI", "true"))).isNull();
  }

  @Test
  void refs_of_tags_and_pull_requests_are_no_branches() {
    assertThat(branch("refs/tags/v1")).isNull();
    assertThat(branch("refs/pull/7/merge")).isNull();
    assertThat(branch("refs/heads/a/b")).isEqualTo("a/b");
  }

  private static String branch(String ref) {
    return CiProvider.detect(Map.of("GITHUB_ACTIONS", "true", "GITHUB_REF", ref)).branch();
  }

  @Test
  void an_event_file_that_is_none_is_passed_over() throws IOException {
    Path broken = Files.writeString(directory.resolve("broken.json"), "{\"pull_request\": [");
    for (String file :
        List.of(broken.toString(), directory.resolve("none").toString(), directory.toString())) {
      Map<String, String> environment =
          Map.of("GITHUB_ACTIONS", "true", "GITHUB_EVENT_PATH", file, "GITHUB_SHA", "c0ffee");
      assertThat(CiProvider.detect(environment).commit()).isEqualTo("c0ffee");
    }
  }

  @Test
  void the_files_of_the_hash_are_those_of_the_page() throws IOException {
    String page = Files.readString(Path.of(System.getProperty("argus.root", ".."), "docs/cli.md"));
    assertThat(ConfigHash.FILES).isSortedAccordingTo(String::compareTo);
    for (String file : new TreeSet<>(ConfigHash.FILES)) {
      assertThat(page).contains("`" + file + "`");
    }
  }

  @Test
  void the_hash_tells_other_configurations() throws IOException {
    assertThat(ConfigHash.of(directory)).isNull();
    Files.writeString(directory.resolve("pom.xml"), "<project/>");
    String one = ConfigHash.of(directory);
    Files.writeString(directory.resolve("pom.xml"), "<project />");

    assertThat(one).hasSize(64).isNotEqualTo(ConfigHash.of(directory));
  }
}
