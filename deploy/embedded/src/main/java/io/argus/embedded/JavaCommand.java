package io.argus.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a Java part of the stack is started: by the running JDK, small, recognisable in {@code ps}.
 *
 * @param options may name another garbage collector than the serial one, which is the smallest
 */
public record JavaCommand(String part, int heapMegabytes, List<String> options) {

  private static final int FIRST_TO_KEEP_ARCHIVES = 19;

  public JavaCommand {
    options = List.copyOf(options);
  }

  /**
   * Lets the JVM keep what it learned about its classes in a file: half of the CPU of a start. The
   * JVM checks that the file fits and makes it anew where it does not; JDKs before 19 can't.
   */
  public JavaCommand remembering(Path archive) {
    if (Runtime.version().feature() < FIRST_TO_KEEP_ARCHIVES) {
      return this;
    }
    List<String> more = new ArrayList<>(options);
    more.add("-XX:+AutoCreateSharedArchive");
    more.add("-XX:SharedArchiveFile=" + archive);
    // It warns about classes that it leaves out, such as old libraries' ones.
    more.add("-Xlog:cds=off");
    more.add("-Xlog:cds+dynamic=off");
    return new JavaCommand(part, heapMegabytes, more);
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
    // A JVM that is not told begins with a 64th of the machine, which is the whole of such a heap.
    command.add("-Xms" + heapMegabytes / 4 + "m");
    if (options.stream().noneMatch(option -> option.endsWith("GC"))) {
      command.add("-XX:+UseSerialGC");
    }
    command.add("-XX:+ExitOnOutOfMemoryError");
    if (trimsNativeHeap(Runtime.version())) {
      command.add("-XX:TrimNativeHeapInterval=60000");
    }
    command.addAll(options);
    return command;
  }

  /** What the compilers needed goes back to the system: since JDK 22, 21.0.1 and 17.0.9. */
  static boolean trimsNativeHeap(Runtime.Version jdk) {
    return switch (jdk.feature()) {
      case 17 -> jdk.update() >= 9;
      case 21 -> jdk.update() >= 1;
      default -> jdk.feature() > 21;
    };
  }
}
