package io.argus.contracts.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The expected ids were computed by another implementation of version 5 UUIDs. */
class CaseIdTest {

  @Test
  void an_id_is_the_version_5_uuid_of_the_identity() {
    assertThat(CaseId.of("shop", "junit", null, "shop.CartTest", "adds", null))
        .hasToString("d4929f7d-8c03-589b-a58d-40ed638b69a6");
    assertThat(
            CaseId.of(
                "shop",
                "junit",
                "Größe › 大",
                "shop.CartTest",
                "zahlt €" + "x".repeat(300),
                "chromium"))
        .hasToString("bcf24739-1e05-5b79-9165-fb2750b6318d");
  }

  @Test
  void one_instance_gives_the_ids_of_a_whole_suite() {
    CaseId ids = new CaseId("shop", "junit");

    assertThat(ids.of(null, "Größe", "pays", null))
        .isNotEqualTo(ids.of(null, "shop.CartTest", "adds", null));
    assertThat(ids.of(null, "shop.CartTest", "adds", null))
        .isEqualTo(CaseId.of("shop", "junit", null, "shop.CartTest", "adds", null));
  }

  @Test
  void an_id_does_not_depend_on_those_asked_for_before() {
    CaseId ids = new CaseId("shop", "junit");
    String[] parts = {null, "a", "äß", "aa", ""};
    for (int i = 0; i < 5 * 5 * 5 * 4; i++) {
      String suite = parts[i % 5];
      String type = parts[i / 5 % 5];
      String variant = parts[i / 25 % 5];
      String name = parts[1 + i / 125];

      assertThat(ids.of(suite, type, name, variant))
          .isEqualTo(CaseId.of("shop", "junit", suite, type, name, variant));
      assertThat(ids.of(suite, type, name, variant))
          .isEqualTo(CaseId.of("shop", "junit", suite, type, name, variant));
    }
  }
}
