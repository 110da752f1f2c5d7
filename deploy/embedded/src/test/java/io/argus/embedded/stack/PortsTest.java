package io.argus.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {

  private static final List<Part> ALL = List.of(Part.values());

  @Test
  void every_part_has_its_default_where_that_is_free() {
    Ports ports = Ports.choose(ALL, 8080, port -> true, () -> 50_000);

    assertThat(ports.byPart())
        .allSatisfy((part, port) -> assertThat(port).isEqualTo(part.defaultPort()));
    assertThat(ports.imap()).isEqualTo(3143);
    assertThat(ports.url(Part.REPORT)).isEqualTo("http://127.0.0.1:8083");
  }

  @Test
  void a_taken_default_is_replaced_by_a_free_port() {
    Ports ports = Ports.choose(ALL, 8080, port -> port != 5432, () -> 50_000);

    assertThat(ports.of(Part.POSTGRES)).isEqualTo(50_000);
    assertThat(ports.of(Part.KAFKA)).isEqualTo(9092);
  }

  @Test
  void no_port_is_given_twice() {
    Iterator<Integer> free = List.of(40_000, 40_000, 40_001, 40_001, 40_002).iterator();

    Ports ports = Ports.choose(ALL, 8081, port -> port != 9092 && port != 5432, free::next);

    Set<Integer> all = new HashSet<>(ports.byPart().values());
    assertThat(all).hasSize(Part.values().length);
    assertThat(ports.of(Part.GATEWAY)).isEqualTo(8081);
    assertThat(Arrays.stream(Part.values()).map(ports::of)).doesNotHaveDuplicates();
  }

  @Test
  void what_is_not_started_takes_no_port() {
    Ports ports = Ports.choose(Part.services(), 8080, port -> port != 9092, () -> 50_000);

    assertThat(ports.byPart()).containsOnlyKeys(Part.services());
    assertThat(ports.imap()).isZero();
  }
}
