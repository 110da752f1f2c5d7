package io.argus.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpstreamTroubleTest {

  static Throwable[] nobodyThere() {
    return new Throwable[] {new ConnectException("refused"), new UnknownHostException("ingest")};
  }

  @ParameterizedTest
  @MethodSource("nobodyThere")
  void a_service_that_is_not_there_is_worth_another_try(Throwable failure) {
    UpstreamTrouble trouble = UpstreamTrouble.of(Service.INGEST, failure);

    assertThat(trouble.problem().status()).isEqualTo(503);
    assertThat(trouble.problem().detail()).isEqualTo("ingest-service cannot be reached.");
    assertThat(trouble.retryAfter()).isPositive();
  }

  @Test
  void a_late_service_is_told_from_a_broken_one() {
    assertThat(UpstreamTrouble.of(Service.REPORT, new TimeoutException()).problem().status())
        .isEqualTo(504);
    assertThat(UpstreamTrouble.of(Service.REPORT, new HttpClosedException("x")).problem().status())
        .isEqualTo(502);
  }

  @Test
  void nothing_internal_is_told() {
    Throwable failure = new IllegalStateException("secret of host 10.0.0.3");

    assertThat(UpstreamTrouble.of(Service.REPORT, failure).problem().detail())
        .doesNotContain("secret", "10.0.0.3");
  }
}
