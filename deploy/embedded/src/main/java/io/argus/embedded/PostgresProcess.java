package io.argus.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A PostgreSQL in a process of its own with database {@code argus} and its three roles. */
public final class PostgresProcess implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long LOG_BYTES = 5L * 1024 * 1024;

  private final GuardedProcess process;
  private final String jdbcUrl;
  private final PostgresPasswords passwords;

  private PostgresProcess(GuardedProcess process, String jdbcUrl, PostgresPasswords passwords) {
    this.process = process;
    this.jdbcUrl = jdbcUrl;
    this.passwords = passwords;
  }

  /** Starts a server that forgets everything at its end; its directory is deleted then. */
  public static PostgresProcess startTemporary() throws Exception {
    Path directory = Files.createTempDirectory("argus-postgres-");
    Path binaries = PostgresBinaries.install(PostgresBinaries.userCache());
    PostgresCluster cluster = new PostgresCluster(binaries, directory.resolve("data"), false);
    PostgresPasswords passwords = PostgresPasswords.random();
    cluster.initialise(passwords.superuser());
    int port = FreePorts.any();
    PostgresRoles roles = new PostgresRoles("127.0.0.1:" + port, passwords);
    RollingLog log = RollingLog.open(directory.resolve("postgres.log"), LOG_BYTES);
    GuardedProcess process =
        GuardedProcess.start(cluster.server(port).deleting(directory), directory, log);
    try {
      Waiting.until("PostgreSQL", process, LIMIT, roles::answer);
      roles.create();
      return new PostgresProcess(process, roles.jdbcUrl(), passwords);
    } catch (Exception e) {
      process.close();
      throw e;
    }
  }

  public String jdbcUrl() {
    return jdbcUrl;
  }

  public PostgresPasswords passwords() {
    return passwords;
  }

  @Override
  public void close() {
    process.close();
  }
}
