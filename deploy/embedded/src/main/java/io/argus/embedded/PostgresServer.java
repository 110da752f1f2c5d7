package io.argus.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The PostgreSQL of the local stack. */
public final class PostgresServer {

  private PostgresServer() {}

  /**
   * Unpacks the server's programs unless they are there. To be called before this JVM starts its
   * first process: one that is forked in between keeps the programs open for writing for a moment,
   * and the system refuses to run such files.
   */
  public static void unpack(Path binaries) throws IOException {
    PostgresBinaries.install(binaries);
  }

  /**
   * Makes everything ready for a start and answers the command.
   *
   * @param binaries where the server's programs are unpacked to
   * @param data the data directory; created when it is not there
   * @param durable true = every commit is on disk before it is acknowledged
   */
  public static GuardedCommand command(
      Path binaries, Path data, boolean durable, int port, String superuserPassword)
      throws IOException, InterruptedException {
    PostgresCluster cluster =
        new PostgresCluster(PostgresBinaries.install(binaries), data, durable);
    if (!cluster.exists()) {
      cluster.initialise(superuserPassword);
    }
    forgetDeadServer(data.resolve("postmaster.pid"));
    return cluster.server(port);
  }

  /**
   * After a crash of the machine the pid in the lock file may belong to somebody else by now, and
   * PostgreSQL would refuse to start. If it does belong to a PostgreSQL, PostgreSQL decides.
   */
  private static void forgetDeadServer(Path lockFile) throws IOException {
    if (!Files.exists(lockFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(lockFile);
    boolean alive =
        !lines.isEmpty()
            && ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
    if (!alive) {
      Files.delete(lockFile);
    }
  }
}
