package io.argus.analytics.execution;

import static io.argus.analytics.testdata.Callers.admin;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** A registered test case in a project of its own, and what callers do with it. */
final class ExecutionFixture {

  static final String TESTS = "/api/tests";
  static final String EXECUTIONS = "/api/executions";

  final String project;
  final String caseId;

  private ExecutionFixture(String project, String caseId) {
    this.project = project;
    this.caseId = caseId;
  }

  static ExecutionFixture registered(String project, String name) {
    Response answer =
        send(admin(), "POST", TESTS, Map.of("project", project, "suiteId", "e2e", "name", name));
    answer.then().statusCode(201);
    return new ExecutionFixture(project, answer.jsonPath().getString("id"));
  }

  static Response send(RequestSpecification by, String method, String path, Object body) {
    return by.contentType(ContentType.JSON).body(body).request(method, path);
  }

  /** A pending execution; answers its id. */
  String execute(RequestSpecification by, Map<String, ?> request) {
    Response answer = send(by, "POST", TESTS + "/" + caseId + "/execute", request);
    answer.then().statusCode(201);
    return answer.jsonPath().getString("id");
  }

  String execute() {
    return execute(admin(), Map.of());
  }

  static Response patch(String id, Map<String, ?> change) {
    return send(admin(), "PATCH", EXECUTIONS + "/" + id, change);
  }

  static Response step(String id, Map<String, ?> step) {
    return send(admin(), "POST", EXECUTIONS + "/" + id + "/steps", step);
  }

  static JsonPath read(String id) {
    Response answer = admin().get(EXECUTIONS + "/" + id);
    answer.then().statusCode(200);
    return answer.jsonPath();
  }

  /** What a runner that runs this project's executions gets. */
  Response claim(String runner, int leaseSeconds) {
    return send(
        admin(),
        "POST",
        EXECUTIONS + "/claim",
        Map.of(
            "runner", runner, "leaseSeconds", leaseSeconds, "filters", Map.of("project", project)));
  }
}
