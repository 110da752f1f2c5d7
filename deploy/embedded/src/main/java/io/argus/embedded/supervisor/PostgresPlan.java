package io.argus.embedded.supervisor;

import io.argus.embedded.GuardedCommand;
import io.argus.embedded.PostgresPasswords;
import io.argus.embedded.PostgresRoles;
import io.argus.embedded.PostgresServer;
import io.argus.embedded.stack.Part;
import io.argus.embedded.stack.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * PostgreSQL: ready when it answers SQL and has the roles of Argus.
 *
 * @param binaries where its programs are unpacked to
 * @param data its data directory
 * @param durable true = every commit is on disk before it is acknowledged
 */
record PostgresPlan(
    Path binaries, Path data, boolean durable, Ports ports, PostgresPasswords passwords)
    implements PartPlan {

  @Override
  public Part part() {
    return Part.POSTGRES;
  }

  @Override
  public GuardedCommand prepare() throws IOException, InterruptedException {
    return PostgresServer.command(
        binaries, data, durable, ports.of(Part.POSTGRES), passwords.superuser());
  }

  @Override
  public boolean answers() {
    return roles().answer();
  }

  @Override
  public void whenAnswering() throws SQLException {
    roles().create();
  }

  @Override
  public String address() {
    return ports.address(Part.POSTGRES);
  }

  private PostgresRoles roles() {
    return new PostgresRoles(ports.address(Part.POSTGRES), passwords);
  }
}
