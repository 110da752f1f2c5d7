package io.argus.gateway.mcp;

import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a JSON value is a message that the extension can read without stumbling. */
final class Envelope {

  /** What of parameters is an object, in whatever message it stands. */
  private static final List<String> OBJECTS =
      List.of("_meta", "arguments", "clientInfo", "capabilities", "ref", "argument", "context");

  private Envelope() {}

  /**
   * @param id of the message, null where it has none that can be told
   * @param code of JSON-RPC
   */
  record Fault(@Nullable Object id, int code, String message) {

    JsonObject document() {
      return new JsonObject()
          .put("jsonrpc", "2.0")
          .put("id", id)
          .put("error", new JsonObject().put("code", code).put("message", message));
    }
  }

  /** Batches are as good as all of their messages; either all of them are answers or none is. */
  static Optional<Fault> fault(@Nullable Object body) {
    if (body instanceof JsonObject message) {
      return faultOf(message);
    }
    if (!(body instanceof JsonArray batch)
        || batch.isEmpty()
        || !batch.stream().allMatch(JsonObject.class::isInstance)) {
      return Optional.of(
          new Fault(null, JsonRpcErrorCodes.INVALID_REQUEST, "A message is a JSON object."));
    }
    List<JsonObject> messages = batch.stream().map(JsonObject.class::cast).toList();
    if (messages.stream().map(Envelope::isAnswer).distinct().count() > 1) {
      return Optional.of(
          new Fault(
              null, JsonRpcErrorCodes.INVALID_REQUEST, "A batch holds either answers or none."));
    }
    return messages.stream().map(Envelope::faultOf).flatMap(Optional::stream).findFirst();
  }

  private static Optional<Fault> faultOf(JsonObject message) {
    Object id = message.getValue("id");
    if (id != null && !(id instanceof String) && !(id instanceof Number)) {
      return Optional.of(
          new Fault(null, JsonRpcErrorCodes.INVALID_REQUEST, "id must be a text or a number."));
    }
    if (isAnswer(message)) {
      return id == null || id.toString().matches("[0-9]{1,18}")
          ? Optional.empty()
          : Optional.of(
              new Fault(
                  id, JsonRpcErrorCodes.INVALID_REQUEST, "No question had the id of this answer."));
    }
    if (!(message.getValue("method") instanceof String method)) {
      return Optional.of(
          new Fault(id, JsonRpcErrorCodes.INVALID_REQUEST, "method must be a text."));
    }
    Object params = message.getValue("params");
    if (params == null) {
      return Optional.empty();
    }
    return (params instanceof JsonObject named
            ? wrong(method, named)
            : Optional.of("params must be an object."))
        .map(wrong -> new Fault(id, JsonRpcErrorCodes.INVALID_PARAMS, wrong));
  }

  private static Optional<String> wrong(String method, JsonObject params) {
    for (String name : OBJECTS) {
      Object value = params.getValue(name);
      if (value != null && !(value instanceof JsonObject)) {
        return Optional.of(name + " must be an object.");
      }
    }
    return method.equals("initialize") ? wrongStart(params) : Optional.empty();
  }

  private static Optional<String> wrongStart(JsonObject params) {
    if (!(params.getValue("protocolVersion") instanceof String)) {
      return Optional.of("protocolVersion must be a text.");
    }
    JsonObject client = params.getJsonObject("clientInfo");
    return client == null
            || !(client.getValue("name") instanceof String)
            || !(client.getValue("version") instanceof String)
        ? Optional.of("clientInfo must have name and version, both texts.")
        : Optional.empty();
  }

  private static boolean isAnswer(JsonObject message) {
    return message.containsKey("result") || message.containsKey("error");
  }
}
