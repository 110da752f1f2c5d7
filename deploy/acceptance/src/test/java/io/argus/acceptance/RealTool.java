package io.argus.acceptance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A tool with a tiny project of its own: what a {@code tool.yaml} says.
 *
 * @param version prints its version; fails where the tool, or a plug-in the project needs, is
 *     missing
 * @param install what to install then
 * @param run writes the reports; how it ends does not matter
 */
record RealTool(String tool, String version, String install, String run, List<Expected> reports) {

  /**
   * What becomes of one report.
   *
   * @param files one pattern each; several files are posted in one form
   * @param pass cases by their outcome: suite, class, name and variant, joined
   * @param flaky those of {@code pass} that needed more than one attempt
   * @param runErrors {@code source: a part of the message}
   */
  record Expected(
      List<String> files,
      String format,
      String status,
      @Nullable List<String> pass,
      @Nullable List<String> fail,
      @Nullable List<String> error,
      @Nullable List<String> skip,
      @Nullable List<String> flaky,
      @Nullable List<String> runErrors) {

    Expected {
      pass = orNone(pass);
      fail = orNone(fail);
      error = orNone(error);
      skip = orNone(skip);
      flaky = orNone(flaky);
      runErrors = orNone(runErrors);
    }

    private static List<String> orNone(@Nullable List<String> list) {
      return list == null ? List.of() : List.copyOf(list);
    }

    int cases() {
      return pass.size() + fail.size() + error.size() + skip.size();
    }
  }

  static RealTool of(Path project) throws IOException {
    try (InputStream yaml = Files.newInputStream(project.resolve("tool.yaml"))) {
      Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
      return new ObjectMapper().convertValue(tree, RealTool.class);
    }
  }

  /** The folders of all projects. */
  static List<Path> projects(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(child -> Files.exists(child.resolve("tool.yaml"))).sorted().toList();
    }
  }
}
