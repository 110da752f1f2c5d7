package io.argus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemMappersTest {

  private final ProblemMappers mappers = new ProblemMappers();

  @Test
  void a_problem_is_answered_as_it_is() {
    Response response =
        mappers.problem(ProblemException.unavailable("later", Duration.ofSeconds(5)));

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeaderString("Retry-After")).isEqualTo("5");
    assertThat(response.getMediaType()).hasToString("application/problem+json");
  }

  @Test
  void what_the_framework_refuses_has_the_same_shape() {
    assertThat(problem(mappers.http(new NotFoundException())).type())
        .isEqualTo(ProblemType.NOT_FOUND.uri());
    assertThat(problem(mappers.http(new NotSupportedException())).type())
        .isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE.uri());
    assertThat(problem(mappers.http(new WebApplicationException(418))).status()).isEqualTo(418);
  }

  @Test
  void without_a_token_there_is_a_challenge() {
    assertThat(
            mappers.unauthorized(new UnauthorizedException()).getHeaderString("WWW-Authenticate"))
        .isEqualTo("Bearer");
  }

  @Test
  void a_token_that_is_wrong_or_too_weak_is_told_apart() {
    assertThat(mappers.unauthorized(new AuthenticationFailedException()).getStatus())
        .isEqualTo(401);
    assertThat(mappers.forbidden(new ForbiddenException()).getStatus()).isEqualTo(403);
  }

  @Test
  void broken_json_is_told_with_its_place() {
    JsonProcessingException broken =
        catchThrowableOfType(
            JsonProcessingException.class, () -> new ObjectMapper().readTree("{\n  \"a\": }"));

    assertThat(problem(mappers.malformed(broken)).detail()).contains("line 2, column");
    assertThat(problem(mappers.http(new WebApplicationException(broken, 400))).detail())
        .contains("line 2, column");
  }

  @Test
  void an_unexpected_error_leaks_nothing() {
    Problem problem = problem(mappers.unexpected(new IllegalStateException("secret path /x")));

    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.detail()).doesNotContain("secret");
  }

  @Test
  void members_of_its_own_stand_beside_the_others() throws Exception {
    Problem problem =
        ProblemException.of(ProblemType.CONFLICT, "no", Map.of("files", List.of("a"))).problem();

    assertThat(new ObjectMapper().writeValueAsString(problem))
        .isEqualTo(
            "{\"type\":\"urn:argus:problem:conflict\",\"title\":\"The state of the resource does not"
                + " allow this\",\"status\":409,\"detail\":\"no\",\"files\":[\"a\"]}");
  }

  @Test
  void every_type_has_a_uri_of_its_own() {
    assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri)).doesNotHaveDuplicates();
  }

  private static Problem problem(Response response) {
    return (Problem) response.getEntity();
  }
}
