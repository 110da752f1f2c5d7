package io.argus.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.gateway.identity.CallerPolicy.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerPolicyTest {

  private static final boolean READING = true;

  private final AdminToken token = AdminToken.of("s3cret");
  private final CallerPolicy closed = new CallerPolicy(token, false);
  private final CallerPolicy openToReaders = new CallerPolicy(token, true);

  @ParameterizedTest
  @ValueSource(strings = {"Bearer s3cret", "bearer s3cret", "BEARER  s3cret "})
  void the_admin_token_makes_an_admin(String header) {
    assertThat(closed.judge(Credential.of(List.of(header), null), !READING))
        .isEqualTo(new Verdict.Known(ApiCaller.ADMIN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer s3cre",
        "Bearer s3crett",
        "Bearer",
        "Bearer ",
        "s3cret",
        "Basic s3cret",
        "Bearer a s3cret",
        ""
      })
  void anything_else_is_refused_even_where_no_token_is_needed(String header) {
    assertThat(openToReaders.judge(Credential.of(List.of(header), null), READING))
        .isEqualTo(new Verdict.Refused());
  }

  @Test
  void two_tokens_are_none() {
    assertThat(
            closed.judge(Credential.of(List.of("Bearer s3cret", "Bearer s3cret"), null), READING))
        .isEqualTo(new Verdict.Refused());
  }

  @Test
  void without_a_token_nobody_is_calling() {
    assertThat(closed.judge(Credential.of(List.of(), null), READING))
        .isEqualTo(new Verdict.Nobody());
  }

  @Test
  void an_open_house_lets_everybody_read_and_nobody_write() {
    assertThat(openToReaders.judge(Credential.of(List.of(), null), READING))
        .isEqualTo(new Verdict.Known(ApiCaller.ANONYMOUS_READER));
    assertThat(openToReaders.judge(Credential.of(List.of(), null), !READING))
        .isEqualTo(new Verdict.Nobody());
  }
}
