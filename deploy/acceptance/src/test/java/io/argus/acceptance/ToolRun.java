package io.argus.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A tool that has run in a copy of its project.
 *
 * @param version the first line; blank = the tool is not there
 * @param exit how the tool ended
 * @param output what it, or the look for it, printed
 */
record ToolRun(RealTool tool, Path folder, String version, int exit, String output) {

  private static final int VERSION_SECONDS = 20;
  private static final int RUN_SECONDS = 90;

  /** Variables that tools listen to. */
  private static final Set<String> MISLEADING =
      Set.of("PYTEST_ADDOPTS", "NODE_OPTIONS", "MAVEN_ARGS", "MAVEN_OPTS");

  /** Runs the tool of a project in {@code folder}, which is made. */
  static ToolRun of(Path project, Path folder) {
    try {
      RealTool tool = RealTool.of(project);
      copy(project, folder);
      Said version = shell(tool.version(), folder, VERSION_SECONDS);
      if (version.code() != 0) {
        return new ToolRun(tool, folder, "", version.code(), version.text());
      }
      Said run = shell(tool.run(), folder, RUN_SECONDS);
      String first = version.text().strip().lines().findFirst().orElse("unknown");
      return new ToolRun(tool, folder, first, run.code(), run.text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  boolean isMissing() {
    return version.isEmpty();
  }

  /** The report files, in the order of their names. */
  List<Path> files(RealTool.Expected expected) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> expected.files().stream().anyMatch(pattern -> matches(pattern, file)))
          .sorted()
          .toList();
    }
  }

  private boolean matches(String pattern, Path file) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    return matcher.matches(folder.relativize(file));
  }

  static void copy(Path project, Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(project)) {
      for (Path source : all.toList()) {
        Files.copy(source, folder.resolve(project.relativize(source).toString()));
      }
    }
  }

  private record Said(int code, String text) {}

  private static Said shell(String command, Path folder, int seconds)
      throws IOException, InterruptedException {
    Path output = folder.resolve(".output");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment());
    builder.environment().keySet().removeAll(MISLEADING);
    Process process = builder.start();
    boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    String text = new String(Files.readAllBytes(output), Charset.defaultCharset());
    return ended
        ? new Said(process.exitValue(), text)
        : new Said(-1, text + "\nended after " + seconds + " s");
  }

  /** The tools' own folder first; Maven and JUnit are those of this build. */
  static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    String tools = System.getProperty("argus.tools", "");
    String path = System.getenv().getOrDefault("PATH", "");
    String maven = System.getProperty("argus.maven.home", "");
    path = maven.isEmpty() ? path : Path.of(maven, "bin") + File.pathSeparator + path;
    if (!tools.isEmpty()) {
      Path folder = Path.of(tools).toAbsolutePath();
      path = folder.resolve("bin") + File.pathSeparator + path;
      environment.put("NODE_PATH", folder.resolve("lib/node_modules").toString());
    }
    environment.put("PATH", path);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("HOME", System.getProperty("user.home"));
    environment.put("CI", "true");
    environment.put("SUREFIRE_VERSION", System.getProperty("argus.surefire.version", ""));
    environment.put(
        "COMPILER_PLUGIN_VERSION", System.getProperty("argus.compiler-plugin.version", ""));
    environment.put(
        "RESOURCES_PLUGIN_VERSION", System.getProperty("argus.resources-plugin.version", ""));
    environment.put("JUNIT_VERSION", Test.class.getPackage().getImplementationVersion());
    return environment;
  }
}
