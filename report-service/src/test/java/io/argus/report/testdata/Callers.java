package io.argus.report.testdata;

import static io.restassured.RestAssured.given;

import io.argus.testing.InternalTokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Set;

/** Requests with a token such as the gateway makes. */
public final class Callers {

  private Callers() {}

  /** May read every project. */
  public static RequestSpecification anyone() {
    return reader("*");
  }

  /** May read these projects only. */
  public static RequestSpecification reader(String... projects) {
    return with(Set.of("read"), Set.of(projects));
  }

  public static RequestSpecification with(Set<String> roles, Set<String> projects) {
    return given().auth().oauth2(InternalTokens.token("anna", roles, projects));
  }

  /** Asks as {@link #anyone} does; the query may be empty. */
  public static Response ask(String path, String query) {
    return anyone().urlEncodingEnabled(false).get(query.isEmpty() ? path : path + "?" + query);
  }
}
