package io.argus.gateway.signon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {

  @ParameterizedTest
  @CsvSource({
    "ann@example.org, WELCOME",
    "ANN@EXAMPLE.ORG, WELCOME",
    "ann@sub.example.org, FOREIGN",
    "ann@evilexample.org, FOREIGN",
    "ann@example.org@evil.example, FOREIGN",
    "example.org, UNVERIFIED",
    "'', UNVERIFIED",
  })
  void the_whole_domain_counts(String email, Admission.Verdict verdict) {
    Admission admission = new Admission(Set.of(" Example.org"), true);

    assertThat(admission.judge(ProviderIdentity.of(email, true, null))).isEqualTo(verdict);
  }

  @Test
  void without_a_list_every_domain_is_welcome() {
    Admission admission = new Admission(Set.of(), false);

    assertThat(admission.judge(ProviderIdentity.of("a@b.example", "true", null)))
        .isEqualTo(Admission.Verdict.WELCOME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "1", "yes", "null", "TRUE "})
  void only_true_is_verified(String verified) {
    assertThat(ProviderIdentity.of("a@b.example", verified, null).emailVerified()).isFalse();
  }

  @Test
  void a_name_is_one_line_and_without_one_the_address() {
    assertThat(ProviderIdentity.of("a@b.example", true, "Pat\nO'Hara").name())
        .isEqualTo("Pat O'Hara");
    assertThat(ProviderIdentity.of("a@b.example", true, " ").name()).isEqualTo("a@b.example");
    assertThat(ProviderIdentity.of("a@b.example", true, "x".repeat(999)).name()).hasSize(200);
  }
}
