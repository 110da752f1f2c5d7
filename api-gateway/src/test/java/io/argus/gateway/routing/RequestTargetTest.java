package io.argus.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/runs",
        "/api/runs/",
        "/api/runs?project=shop&branch=feature%2Fx&x=[1]",
        "/api/runs?next=http://elsewhere/../x",
        "/api/projects/a.b..c/members/~x@y:z",
        "/api/tests/caf%C3%A9%20au%20lait"
      })
  void a_target_that_reads_one_way_passes_unchanged(String uri) {
    assertThat(RequestTarget.of(uri))
        .isEqualTo(new RequestTarget.Clear(uri.replaceAll("\\?.*", ""), uri));
  }

  @Test
  void a_long_path_takes_no_stack() {
    String path = "/api/tests/" + "%C3%A9x".repeat(20_000);

    assertThat(RequestTarget.of(path)).isEqualTo(new RequestTarget.Clear(path, path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "api/runs",
        "http://elsewhere/api/runs",
        "//api/runs",
        "/api//runs",
        "/api/./runs",
        "/api/ingest/../runs",
        "/api/ingest/..",
        "/api/ingest/%2e%2e/runs",
        "/api/ingest/.%2E/runs",
        "/api/ingest%2F..%2Fruns",
        "/api/ingest%5c..%5cruns",
        "/api/ingest\\..\\runs",
        "/api/ingest/%252e%252e/runs",
        "/api/ingest/..;/runs",
        "/api/runs;x=1/2",
        "/api/runs%3bx",
        "/api/runs%00",
        "/api/runs%0d%0aX:y",
        "/api/runs%7f",
        "/api/runs%",
        "/api/runs%4",
        "/api/runs%zz",
        "/api/runs#x",
        "/api/runs?q=#x",
        "/api/runs\u00e9",
        "/api/runs?q=\u00e9",
        "/api/runs?q=a\tb"
      })
  void a_target_that_could_be_read_in_two_ways_is_refused(String uri) {
    assertThat(RequestTarget.of(uri)).isInstanceOf(RequestTarget.Ambiguous.class);
  }

  @Property
  void what_passes_is_its_own_normal_form(@ForAll("targets") String uri) {
    if (RequestTarget.of(uri) instanceof RequestTarget.Clear clear) {
      URI read = URI.create(clear.path());

      assertThat(read.normalize()).isEqualTo(read);
      assertThat(read.getHost()).isNull();
      assertThat(read.getPath().split("/")).doesNotContain("..", ".");
      assertThat(read.getPath().chars().filter(c -> c == '/').count())
          .isEqualTo(clear.path().chars().filter(c -> c == '/').count());
    }
  }

  @Provide
  Arbitrary<String> targets() {
    return Arbitraries.of(
            "/", "api", "runs", ".", "..", "%2e", "%2F", "%", "25", "\\", ";", ":", "@", "a", "é")
        .list()
        .ofMaxSize(8)
        .map(parts -> "/" + String.join("", parts));
  }
}
