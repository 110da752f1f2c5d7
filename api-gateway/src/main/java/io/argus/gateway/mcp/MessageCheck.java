package io.argus.gateway.mcp;

import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.ToolManager.ToolInfo;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses what is no message before the extension would fail on it. */
@Singleton
class MessageCheck {

  /** After authorisation (-100): strangers send nothing that is read. */
  private static final int AFTER_AUTHORISATION = -40;

  private final ToolManager tools;

  MessageCheck(ToolManager tools) {
    this.tools = tools;
  }

  /** The extension finds the body that was read here. */
  void apply(@Observes Router router) {
    router
        .post("/mcp/*")
        .order(AFTER_AUTHORISATION)
        .handler(BodyHandler.create(false).setBodyLimit(MessageLimit.MOST_BYTES))
        .handler(this::check);
  }

  private void check(RoutingContext context) {
    Buffer body = context.body().buffer();
    @Nullable Object message;
    try {
      message = Json.decodeValue(body == null ? Buffer.buffer() : body);
    } catch (DecodeException e) {
      Envelope.Fault fault =
          new Envelope.Fault(null, JsonRpcErrorCodes.PARSE_ERROR, "A message is JSON.");
      end(context, 400, fault.document());
      return;
    }
    Optional<Envelope.Fault> fault = Envelope.fault(message);
    Optional<JsonObject> refusal = fault.isPresent() ? Optional.empty() : refusal(message);
    if (fault.isPresent()) {
      end(context, 400, fault.get().document());
    } else if (refusal.isPresent()) {
      end(context, 200, refusal.get());
    } else {
      context.next();
    }
  }

  /** As the tool itself would answer, so that the agent reads it. */
  private Optional<JsonObject> refusal(@Nullable Object body) {
    if (!(body instanceof JsonObject message)
        || message.getValue("id") == null
        || !"tools/call".equals(message.getValue("method"))
        || !(message.getValue("params") instanceof JsonObject params)
        || !(params.getValue("name") instanceof String name)
        || !(params.getValue("arguments") instanceof JsonObject given)) {
      return Optional.empty();
    }
    ToolInfo tool = tools.getTool(name);
    return tool == null
        ? Optional.empty()
        : KnownArguments.refusal(name, tool.arguments(), given)
            .map(
                text ->
                    new JsonObject()
                        .put("jsonrpc", "2.0")
                        .put("id", message.getValue("id"))
                        .put(
                            "result",
                            new JsonObject()
                                .put("isError", true)
                                .put(
                                    "content",
                                    new JsonArray()
                                        .add(
                                            new JsonObject()
                                                .put("type", "text")
                                                .put("text", text)))));
  }

  private static void end(RoutingContext context, int status, JsonObject document) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(document.toBuffer());
  }
}
