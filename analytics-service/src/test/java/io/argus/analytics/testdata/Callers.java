package io.argus.analytics.testdata;

import static io.restassured.RestAssured.given;

import io.argus.testing.InternalTokens;
import io.restassured.specification.RequestSpecification;
import java.util.Set;

/** Requests with a token such as the gateway makes. */
public final class Callers {

  private Callers() {}

  /** May do everything. */
  public static RequestSpecification admin() {
    return with(Set.of("read", "ingest", "admin"), Set.of("*"));
  }

  /** May read these projects only. */
  public static RequestSpecification reader(String... projects) {
    return with(Set.of("read"), Set.of(projects));
  }

  public static RequestSpecification with(Set<String> roles, Set<String> projects) {
    return with("anna", roles, projects);
  }

  /** Somebody who may read and write, and is no admin. */
  public static RequestSpecification member(String user, String... projects) {
    return with(user, Set.of("read", "ingest"), Set.of(projects));
  }

  private static RequestSpecification with(String user, Set<String> roles, Set<String> projects) {
    return given().auth().oauth2(InternalTokens.token(user, roles, projects));
  }
}
