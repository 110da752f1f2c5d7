package io.argus.analytics.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Test
  void a_name_is_looked_up_once_and_what_was_checked_is_connected_to() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    try (Receiver receiver = Receiver.answering(nth -> 204);
        Post post =
            post(
                true,
                host -> {
                  lookups.incrementAndGet();
                  return new InetAddress[] {InetAddress.getByAddress(host, LOOPBACK.getAddress())};
                })) {
      Outcome outcome =
          post.send(call(), "http://ci.invalid:" + receiver.port() + "/a%20b?token=c");

      assertThat(outcome).isEqualTo(new Outcome.Delivered());
      assertThat(lookups).hasValue(1);
      assertThat(receiver.got()).hasSize(1);
      assertThat(receiver.got().get(0).path()).isEqualTo("/a%20b?token=c");
      assertThat(receiver.got().get(0).header("Host")).isEqualTo("ci.invalid:" + receiver.port());
    }
  }

  @Test
  void one_private_address_among_public_ones_is_refused() throws Exception {
    try (Receiver receiver = Receiver.answering(nth -> 204);
        Post post =
            post(
                false,
                host -> new InetAddress[] {InetAddress.getByName("203.0.114.1"), LOOPBACK})) {
      assertThat(post.send(call(), "http://ci.invalid:" + receiver.port()))
          .isInstanceOf(Outcome.Refused.class);
      assertThat(receiver.got()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:127.0.0.1]"})
  void loopback_in_any_guise_is_refused(String host) throws Exception {
    try (Receiver receiver = Receiver.answering(nth -> 204);
        Post post = post(false, InetAddress::getAllByName)) {
      assertThat(post.send(call(), "http://" + host + ":" + receiver.port() + "/"))
          .isInstanceOf(Outcome.Refused.class);
      assertThat(receiver.got()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 299})
  void any_success_is_one_however_long_the_answer(int status) throws Exception {
    try (Receiver receiver = Receiver.answering(nth -> status)) {
      assertThat(outcome(receiver)).isEqualTo(new Outcome.Delivered());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 307, 400, 404, 500})
  void a_redirect_is_not_followed_and_like_an_error_tried_again(int status) throws Exception {
    try (Receiver receiver = Receiver.answering(nth -> status)) {
      assertThat(outcome(receiver))
          .isEqualTo(new Outcome.Failed("The receiver answered " + status + "."));
      assertThat(receiver.got()).hasSize(1);
    }
  }

  @Test
  void who_does_not_answer_is_left() throws Exception {
    try (Receiver receiver = Receiver.answering(nth -> Receiver.HANGS)) {
      long start = System.nanoTime();

      assertThat(outcome(receiver)).isEqualTo(new Outcome.Failed("The receiver does not answer."));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void what_cannot_be_reached_is_told_without_its_address() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
      port = taken.getLocalPort();
    }
    try (Post post = post(true, InetAddress::getAllByName);
        Post nowhere =
            post(
                true,
                host -> {
                  throw new UnknownHostException(host);
                });
        Receiver plain = Receiver.answering(nth -> 200)) {
      assertThat(post.send(call(), "http://127.0.0.1:" + port + "/?token=t"))
          .isEqualTo(new Outcome.Failed("The receiver does not answer."));
      assertThat(nowhere.send(call(), "http://ci.invalid/?token=t"))
          .isEqualTo(new Outcome.Failed("The host of the webhook is not known."));
      assertThat(post.send(call(), "https://127.0.0.1:" + plain.port() + "/?token=t"))
          .isEqualTo(new Outcome.Failed("There is no TLS connection that can be trusted."));
    }
  }

  private static Outcome outcome(Receiver receiver) throws InterruptedException {
    try (Post post = post(true, InetAddress::getAllByName)) {
      return post.send(call(), receiver.url("/"));
    }
  }

  private static DueCall call() {
    return new DueCall(
        UUID.randomUUID(),
        1,
        "shop",
        true,
        null,
        null,
        "{}".getBytes(StandardCharsets.UTF_8),
        1,
        Instant.EPOCH);
  }

  private static Post post(boolean allowPrivate, Post.Names names) {
    return new Post(VERTX, new Config(allowPrivate), names);
  }

  private record Config(boolean allowPrivateAddresses) implements WebhookConfig {

    @Override
    public String publicUrl() {
      return "http://argus.example.com";
    }

    @Override
    public Duration connectTimeout() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Duration answerTimeout() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration firstWait() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration longestWait() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration giveUpAfter() {
      return Duration.ofSeconds(1);
    }

    @Override
    public String every() {
      return "off";
    }
  }
}
