package io.argus.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks MCP with the gateway, one message at a time. */
public record Agent(@Nullable String token) {

  public static Agent admin() {
    return new Agent(StandIns.ADMIN_TOKEN);
  }

  public Response send(String method, Map<String, ?> params) {
    return post(
        new JsonObject()
            .put("jsonrpc", "2.0")
            .put("id", 1)
            .put("method", method)
            .put("params", params)
            .encode());
  }

  /** Whatever text, as a message. */
  public Response post(String body) {
    RequestSpecification request =
        Gateway.stranger()
            .contentType(ContentType.JSON)
            .header("Accept", "application/json, text/event-stream");
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request.body(body).post("/mcp");
  }

  /** The structured content of a tool's answer, which its text repeats. */
  public JsonPath call(String tool, Map<String, ?> arguments) {
    JsonPath answer = answer(tool, arguments);
    assertThat(answer.getBoolean("result.isError")).as(answer.prettify()).isFalse();
    String text = answer.getString("result.content[0].text");
    assertThat(new JsonPath(text).<Object>get(""))
        .isEqualTo(answer.get("result.structuredContent"));
    Object budget = arguments.get("maxTokens");
    assertThat(text.length()).isLessThanOrEqualTo(4 * (budget == null ? 4_000 : (int) budget));
    return answer.setRootPath("result.structuredContent");
  }

  /** What a tool says that did not work. */
  public String refusal(String tool, Map<String, ?> arguments) {
    JsonPath answer = answer(tool, arguments);
    assertThat(answer.getBoolean("result.isError")).as(answer.prettify()).isTrue();
    return answer.getString("result.content[0].text");
  }

  private JsonPath answer(String tool, Map<String, ?> arguments) {
    Response answer = send("tools/call", Map.of("name", tool, "arguments", arguments));
    answer.then().statusCode(200);
    return answer.jsonPath();
  }
}
