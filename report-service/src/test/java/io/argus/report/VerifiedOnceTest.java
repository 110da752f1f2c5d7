package io.argus.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.report.testdata.ReportBackend;
import io.argus.testing.InternalTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Inject;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
class VerifiedOnceTest {

  @Inject JWTParser parser;

  @Test
  void a_callers_token_is_verified_once() throws ParseException {
    String token = InternalTokens.token("somebody", Set.of("read"), Set.of("*"));

    assertThat(parser.parse(token)).isSameAs(parser.parse(token));
  }
}
