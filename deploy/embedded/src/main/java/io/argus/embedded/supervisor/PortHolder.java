package io.argus.embedded.supervisor;

import io.argus.embedded.ReservedPorts;
import io.argus.embedded.stack.StackFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out who listens on a port, where {@code /proc} tells. */
public final class PortHolder {

  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";

  private PortHolder() {}

  /** Takes the port of the gateway, which is not replaced by another one. */
  public static void claim(int port, ReservedPorts reserved) throws StackFailure {
    if (!reserved.claim(port)) {
      String holder = of(port).map(who -> " by " + who).orElse("");
      throw new StackFailure(
          "Port %d is taken%s. Stop that, or choose another port: ARGUS_PORT=%d ./argus up"
              .formatted(port, holder, port + 1));
    }
  }

  /** Such as {@code java (pid 42)}; empty when it can't be told. */
  static Optional<String> of(int port) {
    Set<String> sockets =
        Stream.of("net/tcp", "net/tcp6")
            .flatMap(table -> listeners(PROC.resolve(table), port))
            .map(inode -> "socket:[" + inode + "]")
            .collect(Collectors.toSet());
    if (sockets.isEmpty()) {
      return Optional.empty();
    }
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process.pid(), sockets))
        .findFirst()
        .map(PortHolder::describe);
  }

  private static Stream<String> listeners(Path table, int port) {
    String suffix = ":%04X".formatted(port);
    try {
      return Files.readAllLines(table).stream()
          .map(line -> line.strip().split("\\s+"))
          .filter(fields -> fields.length > 9)
          .filter(fields -> fields[1].endsWith(suffix) && fields[3].equals(LISTENING))
          .map(fields -> fields[9]);
    } catch (IOException noSuchTable) {
      return Stream.empty();
    }
  }

  private static boolean holds(long pid, Set<String> sockets) {
    try (Stream<Path> open = Files.list(PROC.resolve(pid + "/fd"))) {
      return open.anyMatch(descriptor -> sockets.contains(target(descriptor)));
    } catch (IOException | UncheckedIOException notOurs) {
      return false;
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closed) {
      return "";
    }
  }

  private static String describe(ProcessHandle process) {
    String command = process.info().command().orElse("a process");
    return Path.of(command).getFileName() + " (pid " + process.pid() + ")";
  }
}
