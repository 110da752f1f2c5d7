package io.argus.cli.config;

import io.argus.cli.config.ProjectConfig.History;
import io.argus.contracts.run.IdentityPatterns;
import io.argus.contracts.run.MetadataReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one file. {@code argus.schema.json} says the same to editors; a test compares them. */
final class ConfigReader {

  private static final Pattern DAYS = Pattern.compile("(\\d{1,5})d");
  private static final List<String> STORAGES = List.of("local", "memory", "remote");
  private static final int MOST_RUNS = 1_000_000;

  private final Path file;
  private final String text;

  ConfigReader(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  ProjectConfig read() throws InvalidConfig {
    Node root = compose();
    if (root == null) {
      return new ProjectConfig(file, null, null, List.of(), List.of(), true, History.DEFAULT);
    }
    YamlMap top =
        YamlMap.of(
            file,
            root,
            "argus.yaml",
            List.of("project", "suiteId", "reports", "identityExclude", "enabled", "history"));
    return new ProjectConfig(
        file,
        slug(top, "project"),
        slug(top, "suiteId"),
        top.texts("reports"),
        patterns(top),
        top.flag("enabled", true),
        history(top));
  }

  private @Nullable Node compose() throws InvalidConfig {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      int line = mark == null ? 1 : mark.getLine() + 1;
      int column = mark == null ? 1 : mark.getColumn() + 1;
      throw new InvalidConfig(file, line, column, String.valueOf(e.getProblem()));
    }
  }

  private static @Nullable String slug(YamlMap top, String key) throws InvalidConfig {
    String value = top.text(key);
    if (value != null && !MetadataReader.SLUG.matcher(value).matches()) {
      throw top.wrong(key, "must match " + MetadataReader.SLUG.pattern());
    }
    return value;
  }

  private static List<String> patterns(YamlMap top) throws InvalidConfig {
    List<String> patterns = top.texts("identityExclude");
    try {
      IdentityPatterns.of(patterns);
      return patterns;
    } catch (IllegalArgumentException e) {
      throw top.wrong("identityExclude", String.valueOf(e.getMessage()));
    }
  }

  private static History history(YamlMap top) throws InvalidConfig {
    YamlMap said =
        top.map("history", List.of("enabled", "storage", "path", "retention", "maxRuns"));
    if (said == null) {
      return History.DEFAULT;
    }
    String storage = said.text("storage");
    if (storage != null && !STORAGES.contains(storage)) {
      throw said.wrong("storage", "must be one of " + String.join(", ", STORAGES));
    }
    return new History(
        said.flag("enabled", true), storage, said.text("path"), days(said), runs(said));
  }

  private static @Nullable Integer days(YamlMap said) throws InvalidConfig {
    String value = said.text("retention");
    if (value == null) {
      return null;
    }
    Matcher days = DAYS.matcher(value);
    if (!days.matches() || Integer.parseInt(days.group(1)) == 0) {
      throw said.wrong("retention", "must be a number of days such as 90d");
    }
    return Integer.valueOf(days.group(1));
  }

  private static @Nullable Integer runs(YamlMap said) throws InvalidConfig {
    Integer runs = said.number("maxRuns");
    if (runs != null && (runs < 0 || runs > MOST_RUNS)) {
      throw said.wrong("maxRuns", "must be a whole number from 0 to " + MOST_RUNS);
    }
    return runs;
  }
}
