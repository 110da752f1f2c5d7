package io.argus.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {

  @ParameterizedTest
  @CsvSource({
    "same-origin, ,                       true",
    "same-origin, https://argus.example,  true",
    "same-site,   https://argus.example,  false",
    "cross-site,  https://argus.example,  false",
    "none,        ,                       false",
    ",            https://argus.example,  true",
    ",            https://ARGUS.example,  true",
    ",            http://argus.example,   false",
    ",            https://argus.example:8443, false",
    ",            https://argus.example.evil, false",
    ",            null,                   false",
    ",            ,                       false",
  })
  void only_the_product_s_own_pages_hold(String fetchSite, String origin, boolean holds) {
    assertThat(SameOrigin.holds(fetchSite, origin, "https://argus.example")).isEqualTo(holds);
  }
}
