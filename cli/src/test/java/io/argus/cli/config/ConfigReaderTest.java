package io.argus.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class ConfigReaderTest {

  private static final Path FILE = Path.of("argus.yaml");

  @TempDir Path directory;

  @Test
  void reads_everything_there_is() throws InvalidConfig {
    ProjectConfig config =
        read(
            """
            project: shop
            suiteId: unit
            reports:
              - build/*.xml
            identityExclude: ['\\d+']
            enabled: true
            history:
              enabled: true
              storage: local
              path: .argus
              retention: 90d
              maxRuns: 1000
            """);

    assertThat(config)
        .isEqualTo(
            new ProjectConfig(
                FILE,
                "shop",
                "unit",
                List.of("build/*.xml"),
                List.of("\\d+"),
                true,
                new ProjectConfig.History(true, "local", ".argus", 90, 1000)));
    assertThat(read("")).isEqualTo(read("enabled: yes"));
    assertThat(read("enabled: false").records()).isFalse();
    assertThat(read("history: {enabled: off}").records()).isFalse();
  }

  /** What is wrong, and where; | marks the place. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "project: shop\n|projekt: x",
        "project: |Shop",
        "project: |7",
        "project: |[a]",
        "reports: |out.xml",
        "reports:\n  - a\n  - |1",
        "identityExclude: |['(']",
        "enabled: |maybe",
        "history: |on",
        "history:\n  |color: red",
        "history:\n  storage: |cloud",
        "history:\n  retention: |90",
        "history:\n  retention: |0d",
        "history:\n  maxRuns: |many",
        "history:\n  maxRuns: |-1",
        "project: a\n|project: b",
        "|- a",
      })
  void a_mistake_is_told_with_its_place_and_the_schema_knows_it(String text) throws IOException {
    int mark = text.indexOf('|');
    String before = text.substring(0, mark);
    String yaml = before + text.substring(mark + 1);
    int line = (int) before.lines().count() + (before.endsWith("\n") || before.isEmpty() ? 1 : 0);
    int column = mark - before.lastIndexOf('\n');

    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageStartingWith("argus.yaml: line %d, column %d: ".formatted(line, column));
    boolean twice = yaml.contains("project: b");
    boolean pattern = yaml.contains("'('");
    if (!twice && !pattern) {
      assertThat(schema().validate(json(yaml))).isNotEmpty();
    }
  }

  @Test
  void yaml_that_is_none_is_told_with_its_place() {
    assertThatThrownBy(() -> read("project: [a\nb: c"))
        .hasMessageStartingWith("argus.yaml: line 2, column ");
  }

  @Test
  void the_schema_takes_what_the_reader_takes() throws IOException {
    String yaml =
        """
        project: shop
        suiteId: unit
        reports: [a, b]
        identityExclude: ['x+']
        enabled: false
        history: {enabled: false, storage: remote, path: x, retention: 7d, maxRuns: 0}
        """;
    assertThat(schema().validate(json(yaml))).isEmpty();
  }

  @Test
  void it_is_found_up_to_the_repository_and_no_further() throws Exception {
    Files.writeString(directory.resolve("argus.yaml"), "project: outer");
    Path deep = Files.createDirectories(directory.resolve("repository/a/b"));
    assertThat(ConfigFile.nearest(deep).project()).isEqualTo("outer");

    Files.createDirectory(directory.resolve("repository/.git"));
    assertThat(ConfigFile.nearest(deep)).isEqualTo(ProjectConfig.NONE);

    Files.writeString(directory.resolve("repository/argus.yaml"), "project: inner");
    assertThat(ConfigFile.nearest(deep).project()).isEqualTo("inner");
  }

  private static ProjectConfig read(String text) throws InvalidConfig {
    return new ConfigReader(FILE, text).read();
  }

  private static JsonNode json(String yaml) {
    return new ObjectMapper().valueToTree(new Yaml().load(yaml));
  }

  private static JsonSchema schema() throws IOException {
    try (var in = ConfigFile.class.getResourceAsStream("/argus.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    }
  }
}
