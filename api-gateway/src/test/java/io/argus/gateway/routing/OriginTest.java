package io.argus.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

  @Test
  void an_address_without_port_means_the_scheme_s() {
    assertThat(Origin.of(URI.create("http://report"))).isEqualTo(new Origin("report", 80, false));
    assertThat(Origin.of(URI.create("https://report/"))).isEqualTo(new Origin("report", 443, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"report:8083", "ftp://report", "http://report/base", "http:///x", "x"})
  void anything_but_a_bare_address_is_refused_with_an_example(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Origin.of(URI.create(url)))
        .withMessageContaining("http://host:port")
        .withMessageContaining(url);
  }
}
