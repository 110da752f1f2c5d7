package io.argus.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.junit.jupiter.api.Test;

class CommonResponsesTest {

  private final Operation operation =
      OASFactory.createOperation().responses(OASFactory.createAPIResponses());
  private final OpenAPI document =
      OASFactory.createOpenAPI()
          .paths(
              OASFactory.createPaths()
                  .addPathItem("/api/things", OASFactory.createPathItem().POST(operation)));

  @Test
  void what_every_operation_can_answer_is_added_once() {
    filtered();

    assertThat(operation.getResponses().getAPIResponses())
        .containsOnlyKeys("400", "401", "403", "503");
    assertThat(operation.getResponses().getAPIResponse("401").getRef())
        .isEqualTo("#/components/responses/unauthenticated");
    assertThat(document.getComponents().getResponses().get("unauthenticated").getHeaders())
        .containsOnlyKeys("WWW-Authenticate");
    assertThat(document.getComponents().getResponses().get("unavailable").getHeaders())
        .containsOnlyKeys("Retry-After");
  }

  @Test
  void a_name_in_the_path_may_be_of_nothing() {
    operation.addParameter(OASFactory.createParameter().name("id").in(Parameter.In.PATH));
    filtered();

    assertThat(operation.getResponses().getAPIResponses()).containsKey("404");
  }

  @Test
  void a_body_may_be_too_large_or_of_another_kind() {
    operation.requestBody(OASFactory.createRequestBody());
    filtered();

    assertThat(operation.getResponses().getAPIResponses()).containsKeys("413", "415");
  }

  @Test
  void what_a_method_says_in_its_own_words_stays_and_is_a_problem() {
    says("403", "Others have executions of it");
    says("409", "It is over");
    says("200", "Done");
    filtered();

    for (String status : new String[] {"403", "409"}) {
      var said = operation.getResponses().getAPIResponse(status);
      assertThat(said.getRef()).isNull();
      assertThat(said.getContent().getMediaTypes()).containsOnlyKeys("application/problem+json");
    }
    assertThat(operation.getResponses().getAPIResponse("200").getContent()).isNull();
  }

  @Test
  void what_quarkus_says_without_words_is_replaced() {
    says("403", "Not Allowed");
    filtered();

    assertThat(operation.getResponses().getAPIResponse("403").getRef())
        .isEqualTo("#/components/responses/forbidden");
  }

  private void says(String status, String description) {
    operation
        .getResponses()
        .addAPIResponse(status, OASFactory.createAPIResponse().description(description));
  }

  private void filtered() {
    new CommonResponses().filterOpenAPI(document);
    new CommonResponses().filterOpenAPI(document);
  }
}
