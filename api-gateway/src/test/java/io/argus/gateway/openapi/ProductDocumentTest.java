package io.argus.gateway.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.argus.gateway.routing.RoutingTable;
import io.argus.gateway.testing.StandIns;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StandIns.class)
class ProductDocumentTest {

  private static JsonPath document() {
    return given().queryParam("format", "json").get("/q/openapi").jsonPath();
  }

  @Test
  void the_product_has_one_document_that_everybody_may_read() {
    JsonPath document = document();

    assertThat(document.getString("info.title")).isEqualTo("Argus");
    assertThat(document.getString("info.version")).isNotBlank();
    assertThat(document.getString("info.license.name")).isEqualTo("Apache-2.0");
    assertThat(document.getList("servers.url", String.class)).containsExactly("/");
    assertThat(document.getMap("components.securitySchemes")).containsOnlyKeys("bearer");
  }

  @Test
  void it_holds_every_path_that_a_service_checked_in() {
    Map<String, Object> paths = document().getMap("paths");

    ProductDocument.serviceDocuments()
        .forEach(
            (service, checkedIn) ->
                assertThat(paths.keySet())
                    .as(service)
                    .containsAll(() -> checkedIn.path("paths").fieldNames()));
  }

  @Test
  void it_holds_what_the_gateway_answers_itself() {
    JsonPath document = document();

    assertThat(document.getMap("paths").keySet().stream().map(Object::toString))
        .contains(
            "/api/auth/login",
            "/api/auth/logout",
            "/api/auth/me",
            "/api/auth/password",
            "/api/auth/oidc",
            "/api/auth/oidc/callback",
            "/api/trust",
            "/api/trust/{id}",
            "/api/users",
            "/api/users/{id}",
            "/api/tokens",
            "/api/tokens/{id}",
            "/api/projects/{project}/members",
            "/api/projects/{project}/members/{userId}",
            "/api/audit");
    assertThat(document.getList("paths.'/api/auth/login'.post.security"))
        .as("no credential is enough")
        .isEqualTo(List.of(Map.of()));
    assertThat(document.getMap("paths.'/api/tokens'.post")).doesNotContainKey("security");
    assertThat(document.getMap("components.schemas.NewUser.properties"))
        .containsOnlyKeys("name", "email", "password", "admin");
    assertThat(document.getMap("components.schemas.Problem.properties"))
        .containsOnlyKeys("type", "title", "status", "detail", "field");
  }

  @Test
  void every_operation_has_a_name_of_its_own() {
    List<String> names = new ArrayList<>();
    document()
        .<String, Map<String, Object>>getMap("paths")
        .forEach(
            (path, item) ->
                item.forEach(
                    (method, operation) ->
                        names.add(String.valueOf(((Map<?, ?>) operation).get("operationId")))));

    assertThat(names).doesNotHaveDuplicates().doesNotContain("null");
  }

  @Test
  void every_path_that_a_service_checked_in_leads_to_it() {
    ProductDocument.serviceDocuments()
        .forEach(
            (service, checkedIn) -> {
              for (var path : checkedIn.path("paths").properties()) {
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> leadsTo(service, method.toUpperCase(Locale.ROOT), path.getKey()));
              }
            });
  }

  private static void leadsTo(String service, String method, String path) {
    assertThat(RoutingTable.serviceFor(method, path))
        .as("%s %s", method, path)
        .hasValueSatisfying(
            owner -> assertThat(owner.name().toLowerCase(Locale.ROOT)).isEqualTo(service));
  }

  @Test
  void the_swagger_ui_is_there_and_shows_it() {
    given().get("/q/swagger-ui/").then().statusCode(200).body(containsString("/q/openapi"));
  }
}
