package io.argus.report.parameter;

import static io.argus.report.testdata.Callers.anyone;
import static io.argus.report.testdata.Callers.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.argus.report.testdata.ReportBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
class KnownParametersTest {

  private static final String RUN = "/api/runs/00000000-0000-0000-0000-000000000000";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/runs?suite=unit | suite | branch, cursor, id, limit, offset, project, since, status, suiteId, trigger, until.",
        "/api/trends/pass-rate?zone=UTC | zone | branch, days, interval, project, suiteId, tz.",
        "/api/trends/flaky?top=5 | top | minScore, project, suiteId, topN.",
        "/api/runs/compare?baseline=1 | baseline | base, head, limit.",
        "/api/tests?query=x | query | cursor, level, limit, offset, project, q, suiteId.",
        "/api/failures?cursor=x | cursor | days, limit, offset, project, suiteId, tz.",
        RUN + "?casestatus=fail | casestatus | caseStatus, cases.",
        RUN + "/export?pretty | pretty | no query parameters.",
        RUN + "/uploads/00000000-0000-0000-0000-000000000000?Wait=1 | Wait | Known are wait.",
      })
  void are_told_to_whoever_mistypes_one(String request, String field, String known) {
    anyone()
        .urlEncodingEnabled(false)
        .get(request)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo(field))
        .body("detail", containsString(known));
  }

  @Test
  void are_not_told_to_strangers() {
    given().get("/api/runs?suite=unit").then().statusCode(401);
    with(Set.of("ingest"), Set.of("*")).get("/api/runs?suite=unit").then().statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/health/ready?x=1", "/q/openapi?x=1"})
  void are_no_matter_of_what_is_not_the_api(String path) {
    given().get(path).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/runs, 'GET, HEAD, OPTIONS'",
    RUN + ", 'GET, HEAD, OPTIONS'",
    "/api/trends/flaky, 'GET, HEAD, OPTIONS'",
    "/api/digests/subscriptions, 'GET, HEAD, OPTIONS, POST'",
    "/api/digests/send, 'OPTIONS, POST'"
  })
  void a_wrong_method_is_told_what_there_is(String path, String methods) {
    anyone()
        .put(path)
        .then()
        .statusCode(405)
        .header("Allow", methods)
        .body("type", equalTo("urn:argus:problem:method-not-allowed"));
  }
}
