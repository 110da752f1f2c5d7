package io.argus.gateway.routing;

import static io.argus.gateway.testing.Gateway.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.argus.gateway.testing.Gateway;
import io.argus.gateway.testing.RawHttp;
import io.argus.gateway.testing.StandIns;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Answers that the caller has already are not sent again, others as small as it takes them. */
@QuarkusTest
@WithTestResource(StandIns.class)
class CachingTest {

  @Test
  void the_tag_of_a_service_passes_and_so_does_its_304() {
    admin()
        .get("/api/runs/tagged")
        .then()
        .statusCode(200)
        .header("ETag", "W/\"1\"")
        .header("Cache-Control", "private, no-cache")
        .header("Vary", "Accept-Encoding");

    admin()
        .header("If-None-Match", "W/\"1\"")
        .get("/api/runs/tagged")
        .then()
        .statusCode(304)
        .header("ETag", "W/\"1\"")
        .body(emptyString());
  }

  @Test
  void a_304_announces_no_body() throws IOException {
    assertThat(answer("/api/runs/tagged", "gzip\r\nIf-None-Match: W/\"1\""))
        .startsWith("http/1.1 304")
        .contains("etag: w/\"1\"")
        .doesNotContain("transfer-encoding", "content-encoding", "content-length");
  }

  @Test
  void what_the_gateway_answers_itself_has_a_tag_too() {
    Response users = admin().get("/api/users");
    users
        .then()
        .statusCode(200)
        .header("ETag", matchesPattern("W/\"[\\w-]+\""))
        .header("Cache-Control", "private, no-cache")
        .header("Vary", equalTo("Accept-Encoding"));

    Response again = admin().header("If-None-Match", users.header("ETag")).get("/api/users");

    again.then().statusCode(304).body(emptyString());
  }

  @Test
  void what_the_gateway_answers_itself_is_compressed_where_asked_for() throws IOException {
    assertThat(head("/api/users", "gzip")).contains("content-encoding: gzip");
    assertThat(head("/api/users", "identity")).doesNotContain("gzip");
  }

  @Test
  void what_a_service_has_encoded_passes_as_it_is() throws IOException {
    assertThat(answer("/api/runs/compressed", "gzip"))
        .containsOnlyOnce("content-encoding:")
        .contains("content-encoding: gzip")
        .endsWith("as it is");
    assertThat(answer("/api/runs", "gzip")).doesNotContain("content-encoding: gzip");
  }

  private static String head(String path, String encoding) throws IOException {
    return answer(path, encoding).split("\r\n\r\n", 2)[0];
  }

  private static String answer(String path, String encoding) throws IOException {
    return RawHttp.exchange(
            Gateway.url(),
            "GET %s HTTP/1.1\r\nHost: argus\r\nAuthorization: %s\r\nAccept-Encoding: %s\r\nConnection: close\r\n\r\n"
                .formatted(path, Gateway.bearer(), encoding))
        .toLowerCase(Locale.ROOT);
  }
}
