package io.argus.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReservedPortsTest {

  @TempDir Path directory;

  @Test
  void a_port_belongs_to_its_stack_also_while_nobody_listens_on_it() {
    ReservedPorts one = new ReservedPorts(new PortLocks(directory));
    ReservedPorts other = new ReservedPorts(new PortLocks(directory));
    int port = one.claimAny();

    one.release(port);
    assertThat(other.claim(port)).isFalse();

    one.releaseAll();
    assertThat(other.claim(port)).isTrue();
    other.releaseAll();
  }

  @Test
  void a_part_can_listen_on_a_port_that_was_released_for_it() throws IOException {
    ReservedPorts ports = new ReservedPorts(new PortLocks(directory));
    int port = ports.claimAny();

    ports.release(port);

    try (ServerSocket part = new ServerSocket(port)) {
      assertThat(part.getLocalPort()).isEqualTo(port);
      assertThat(ports.claim(port)).isFalse();
    }
    ports.releaseAll();
  }

  @Test
  void a_folder_that_cannot_be_made_keeps_nobody_from_starting() {
    ReservedPorts ports = new ReservedPorts(new PortLocks(Path.of("/dev/null/locks")));

    assertThat(ports.claimAny()).isPositive();
    ports.releaseAll();
  }
}
