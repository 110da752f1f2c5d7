package io.argus.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a Java part of the stack is started: by the running JDK, small, recognisable in {@code ps}.
 */
public record JavaCommand(String part, int heapMegabytes, List<String> options) {

  public JavaCommand {
    options = List.copyOf(options);
  }

  /** Runs a main class. */
  public List<String> main(String classPath, Class<?> main, List<String> arguments) {
    List<String> command = start();
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(arguments);
    return command;
  }

  /** Runs a jar. */
  public List<String> jar(Path jar) {
    List<String> command = start();
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  private List<String> start() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dargus.part=" + part);
    command.add("-Xmx" + heapMegabytes + "m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.addAll(options);
    return command;
  }
}
