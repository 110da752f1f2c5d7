package io.argus.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A data directory and the commands for it. PostgreSQL refuses to run as root; root runs it in a
 * user namespace of its own, where it is nobody.
 *
 * @param binaries what {@link PostgresBinaries} unpacked
 * @param data the data directory
 * @param durable false where data is gone at the end anyway: nothing waits for the disk then
 */
record PostgresCluster(Path binaries, Path data, boolean durable) {

  static final String SUPERUSER = "postgres";

  private static final long INITDB_LIMIT_SECONDS = 120;

  boolean exists() {
    return Files.exists(data.resolve("PG_VERSION"));
  }

  /** Creates the data directory; it appears complete or not at all. */
  void initialise(String superuserPassword) throws IOException, InterruptedException {
    Path fresh = data.resolveSibling(data.getFileName() + ".new");
    Directories.delete(fresh);
    Files.createDirectories(data.toAbsolutePath().getParent());
    Path password = Files.createTempFile(data.toAbsolutePath().getParent(), "initdb-", ".pw");
    try {
      Files.writeString(password, superuserPassword);
      run(initdb(fresh, password));
    } finally {
      Files.delete(password);
    }
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The server on a port of the loopback interface. */
  GuardedCommand server(int port) {
    List<String> command = program("postgres");
    command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
    settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    // INT is a fast shutdown: sessions are ended, everything is written.
    return new GuardedCommand(
        command, Map.of("LC_ALL", "C"), Set.of(), "INT", Duration.ofSeconds(30), Optional.empty());
  }

  private Map<String, String> settings() {
    String disk = durable ? "on" : "off";
    return Map.ofEntries(
        Map.entry("listen_addresses", "127.0.0.1"),
        Map.entry("unix_socket_directories", ""),
        Map.entry("fsync", disk),
        Map.entry("full_page_writes", disk),
        Map.entry("synchronous_commit", disk),
        Map.entry("shared_buffers", durable ? "128MB" : "32MB"),
        Map.entry("max_connections", "60"),
        Map.entry("max_wal_size", "4GB"),
        Map.entry("jit", "off"),
        Map.entry("random_page_cost", "1.1"),
        Map.entry("timezone", "UTC"),
        Map.entry("log_timezone", "UTC"),
        Map.entry("log_line_prefix", "%m [%p] "));
  }

  private List<String> initdb(Path target, Path password) {
    List<String> command = program("initdb");
    command.addAll(List.of("-D", target.toString(), "-U", SUPERUSER));
    command.addAll(List.of("--pwfile", password.toString(), "--auth", "scram-sha-256"));
    command.addAll(List.of("--encoding", "UTF8", "--locale", "C"));
    command.addAll(List.of("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"));
    if (!durable) {
      command.add("--no-sync");
    }
    return command;
  }

  private List<String> program(String name) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(binaries.resolve("bin").resolve(name).toString());
    return command;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(INITDB_LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(
          "PostgreSQL could not create its data directory: "
              + output.strip()
              + (output.contains("unshare")
                  ? "\nRun Argus as an ordinary user, not as root."
                  : ""));
    }
  }
}
