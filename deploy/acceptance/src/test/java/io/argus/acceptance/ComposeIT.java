package io.argus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.embedded.KafkaTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * {@code docker-compose.yml} and the Dockerfile, checked where no Docker is: against each other,
 * the files of the repository and the configuration of the services.
 */
class ComposeIT {

  private static final Path ROOT = Path.of(System.getProperty("argus.root", "../.."));

  /** Variables of the images that they document, and that no file of ours explains. */
  private static final Pattern OF_IMAGES =
      Pattern.compile("KAFKA_[A-Z_]+|CLUSTER_ID|POSTGRES_(USER|DB|PASSWORD)|GF_[A-Z_]+");

  /** What people open in a browser, and nothing else. */
  private static final Map<String, String> PUBLISHED =
      Map.of(
          "api-gateway", "${ARGUS_HOST:-127.0.0.1}:${ARGUS_PORT:-8080}:8080",
          "grafana", "${ARGUS_HOST:-127.0.0.1}:${GRAFANA_PORT:-3000}:3000",
          "mail", "${ARGUS_HOST:-127.0.0.1}:${ARGUS_MAIL_PORT:-8025}:8025");

  private static Map<String, Object> compose;
  private static Map<String, Map<String, Object>> services;

  @BeforeAll
  static void read() throws IOException {
    compose = new Yaml().load(Files.readString(ROOT.resolve("docker-compose.yml")));
    services = map(compose, "services");
  }

  @Test
  void every_image_is_pinned() throws IOException {
    Set<String> images =
        services.values().stream()
            .map(service -> service.get("image").toString())
            .collect(Collectors.toSet());
    images.addAll(matches("(?m)^FROM (\\S+)", dockerfile()));

    assertThat(images).allMatch(image -> image.matches("[a-z/-]+:v?[0-9]+\\.[0-9][\\w.-]*"));
  }

  @Test
  void what_runs_is_watched_restarted_and_bounded() {
    services.forEach(
        (name, service) -> {
          assertThat(service).as(name).containsKeys("restart", "mem_limit");
          if (oneShots().contains(name)) {
            assertThat(service.get("restart")).as(name).isEqualTo("on-failure");
          } else {
            assertThat(service.get("restart")).as(name).isEqualTo("unless-stopped");
            assertThat(map(service, "healthcheck")).as(name).containsKeys("test", "retries");
          }
        });
  }

  @Test
  void only_what_has_pages_is_published() {
    services.forEach(
        (name, service) -> {
          if (PUBLISHED.containsKey(name)) {
            assertThat(service.get("ports")).isEqualTo(List.of(PUBLISHED.get(name)));
          } else {
            assertThat(service).as(name).doesNotContainKeys("ports", "network_mode");
          }
        });
    assertThat(services.get("api-gateway").get("volumes"))
        .asString()
        .contains("jwt-private:/keys/private:ro");
    assertThat(mounting("jwt-private")).containsExactlyInAnyOrder("jwt-keys", "api-gateway");
  }

  @Test
  void services_call_each_other_where_they_listen() throws IOException {
    assertThat(dockerfile()).contains("QUARKUS_HTTP_PORT=8080", "EXPOSE 8080");
    for (Map<String, Object> service : services.values()) {
      for (String value : environment(service).values()) {
        for (MatchResult url :
            Pattern.compile("//([\\w-]+):(\\d+)").matcher(value).results().toList()) {
          String port =
              Map.of("kafka", "9092", "postgres", "5432", "prometheus", "9090")
                  .getOrDefault(url.group(1), "8080");
          if (!url.group(1).isEmpty()) {
            assertThat(services).containsKey(url.group(1));
            assertThat(url.group(2)).as(value).isEqualTo(port);
          }
        }
      }
    }
  }

  @Test
  void every_variable_is_read_by_whoever_gets_it() throws IOException {
    for (Map.Entry<String, Map<String, Object>> service : services.entrySet()) {
      Path sources = ROOT.resolve(service.getKey()).resolve("src/main");
      Set<String> read = Files.isDirectory(sources) ? read(sources) : scripts(service.getValue());
      for (String variable : environment(service.getValue()).keySet()) {
        assertThat(read.contains(variable) || OF_IMAGES.matcher(variable).matches())
            .as("%s reads %s", service.getKey(), variable)
            .isTrue();
      }
    }
  }

  @Test
  void what_has_to_be_set_is_in_the_example() throws IOException {
    String example = Files.readString(ROOT.resolve(".env.example"));
    String text = Files.readString(ROOT.resolve("docker-compose.yml"));

    assertThat(matches("\\$\\{([A-Z_]+):\\?", text))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(example).contains("\n" + name + "="));
  }

  @Test
  void what_is_mounted_or_copied_exists() throws IOException {
    Set<String> volumes = map(compose, "volumes").keySet();
    for (Map<String, Object> service : services.values()) {
      for (Object volume : (List<?>) service.getOrDefault("volumes", List.of())) {
        String source = volume.toString().split(":", 2)[0];
        if (source.startsWith("./")) {
          assertThat(ROOT.resolve(source)).exists();
        } else {
          assertThat(volumes).contains(source);
        }
      }
    }
    for (String module : built()) {
      for (String copied : matches("(?m)^COPY (?:--\\S+ )*(\\S+) \\S+$", dockerfile())) {
        assertThat(glob(copied.replace("${SERVICE}", module))).as(copied).isNotEmpty();
      }
    }
  }

  @Test
  void nothing_waits_for_itself_and_what_is_waited_for_can_answer() {
    for (String name : services.keySet()) {
      Deque<String> open = new ArrayDeque<>(dependencies(name).keySet());
      Set<String> seen = new HashSet<>();
      while (!open.isEmpty()) {
        String next = open.pop();
        assertThat(next).as("what %s waits for", name).isNotEqualTo(name);
        if (seen.add(next)) {
          open.addAll(dependencies(next).keySet());
        }
      }
      dependencies(name)
          .forEach(
              (needed, condition) -> {
                assertThat(services).containsKey(needed);
                assertThat(condition).isIn("service_healthy", "service_completed_successfully");
              });
    }
  }

  @Test
  void the_topics_are_those_of_the_embedded_stack() throws IOException {
    String script = Files.readString(ROOT.resolve("deploy/docker/kafka-setup.sh"));
    Map<String, Integer> created = new TreeMap<>();
    Pattern.compile("(?m)^create (\\S+) (\\d+)$")
        .matcher(script)
        .results()
        .forEach(line -> created.put(line.group(1), Integer.parseInt(line.group(2))));

    Map<String, Integer> expected = new TreeMap<>();
    KafkaTopics.all(Optional.empty())
        .forEach(
            topic -> {
              expected.put(topic.name(), topic.numPartitions());
              topic
                  .configs()
                  .forEach((key, value) -> assertThat(script).contains(key + "=" + value));
            });
    assertThat(created).isEqualTo(expected);
  }

  @Test
  void the_key_pair_is_made_once_and_its_private_half_is_private(@TempDir Path folder)
      throws Exception {
    Path privateFolder = Files.createDirectory(folder.resolve("private"));
    Path publicFolder = Files.createDirectory(folder.resolve("public"));

    makeKeys(privateFolder, publicFolder);
    String first = Files.readString(privateFolder.resolve("jwt-private.pem"));
    makeKeys(privateFolder, publicFolder);

    assertThat(privateFolder.resolve("jwt-private.pem")).hasContent(first);
    assertThat(first).startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(privateFolder.resolve("jwt-private.pem"))))
        .isEqualTo("rw-------");
    assertThat(publicFolder.resolve("jwt-public.pem"))
        .content()
        .startsWith("-----BEGIN PUBLIC KEY-----");
  }

  private static void makeKeys(Path privateFolder, Path publicFolder) throws Exception {
    Path script = ROOT.resolve("deploy/docker/jwt-keys.sh").toAbsolutePath();
    Process process =
        new ProcessBuilder(
                "sh", script.toString(), privateFolder.toString(), publicFolder.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
  }

  /** Names in application.properties, as they are or as a property's variable, and of mappings. */
  private static Set<String> read(Path sources) throws IOException {
    String properties = Files.readString(sources.resolve("resources/application.properties"));
    Set<String> read = new HashSet<>(matches("\\$\\{(ARGUS_[A-Z_0-9]+)", properties));
    for (String name : matches("(?m)^([\\w.\"-]+)=", properties)) {
      read.add(variable(name));
    }
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith("Config.java")).toList()) {
        String source = Files.readString(file);
        for (String prefix : matches("@ConfigMapping\\(prefix = \"([\\w.-]+)\"", source)) {
          for (String method : matches("(?m)^  \\S+ (\\w+)\\(\\);", source)) {
            read.add(variable(prefix + "." + method.replaceAll("([A-Z])", "-$1")));
          }
        }
      }
    }
    return read;
  }

  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** Variables that the files mounted into the container use. */
  private static Set<String> scripts(Map<String, Object> service) throws IOException {
    Set<String> used = new HashSet<>();
    for (Object volume : (List<?>) service.getOrDefault("volumes", List.of())) {
      String source = volume.toString().split(":", 2)[0];
      if (source.startsWith("./")) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(source))) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            used.addAll(matches("\\$\\{?([A-Z_]+)", Files.readString(file)));
          }
        }
      }
    }
    return used;
  }

  private static Set<String> oneShots() {
    return services.keySet().stream()
        .flatMap(name -> dependencies(name).entrySet().stream())
        .filter(needed -> needed.getValue().equals("service_completed_successfully"))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Map<String, String> dependencies(String name) {
    Map<String, Map<String, Object>> needed = map(services.get(name), "depends_on");
    Map<String, String> conditions = new TreeMap<>();
    needed.forEach((service, how) -> conditions.put(service, how.get("condition").toString()));
    return conditions;
  }

  private static List<String> mounting(String volume) {
    return services.entrySet().stream()
        .filter(
            service ->
                service.getValue().getOrDefault("volumes", "").toString().contains(volume + ":"))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The modules that images are built of. */
  private static Set<String> built() {
    return services.values().stream()
        .filter(service -> service.containsKey("build"))
        .map(service -> map(map(service, "build"), "args").get("SERVICE").toString())
        .collect(Collectors.toSet());
  }

  private static Map<String, String> environment(Map<String, Object> service) {
    Map<String, String> environment = new TreeMap<>();
    map(service, "environment").forEach((name, value) -> environment.put(name, value.toString()));
    return environment;
  }

  private static String dockerfile() throws IOException {
    return Files.readString(ROOT.resolve("deploy/docker/Dockerfile.jvm"));
  }

  private static List<Path> glob(String pattern) throws IOException {
    Path path = ROOT.resolve(pattern.replaceFirst("/$", ""));
    if (!pattern.contains("*")) {
      return Files.exists(path) ? List.of(path) : List.of();
    }
    List<Path> found = new ArrayList<>();
    try (var files = Files.newDirectoryStream(path.getParent(), path.getFileName().toString())) {
      files.forEach(found::add);
    }
    return found;
  }

  private static List<String> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).toList();
  }

  @SuppressWarnings("unchecked") // YAML has no types; a wrong one fails where it is used
  private static <V> Map<String, V> map(Map<String, ?> parent, String key) {
    Object value = parent.get(key);
    return value == null ? Map.of() : (Map<String, V>) value;
  }
}
