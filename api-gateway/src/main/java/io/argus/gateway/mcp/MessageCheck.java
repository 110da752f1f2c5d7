package io.argus.gateway.mcp;

import io.argus.gateway.answer.ProblemWriter;
import io.argus.http.Problem;
import io.argus.http.ProblemType;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses what is no message before the extension would fail on it. */
@Singleton
class MessageCheck {

  /** After authorisation (-100): strangers send nothing that is read. */
  private static final int AFTER_AUTHORISATION = -40;

  /** Both kinds of answer that Streamable HTTP has. */
  private static final List<String> ANSWERS = List.of("application/json", "text/event-stream");

  private static final String ACCEPT =
      "Accept must name " + String.join(" and ", ANSWERS) + ", as Streamable HTTP has it.";

  private static final String SESSION = "Mcp-Session-Id";

  /** Those of a client that the extension knows; it takes any other for a question. */
  private static final Set<String> NOTIFICATIONS =
      Set.of(
          "notifications/initialized",
          "notifications/cancelled",
          "notifications/progress",
          "notifications/roots/list_changed");

  private final ToolManager tools;
  private final ProblemWriter problems;

  MessageCheck(ToolManager tools, ProblemWriter problems) {
    this.tools = tools;
    this.problems = problems;
  }

  /** The extension finds the body that was read here. */
  void apply(@Observes Router router) {
    // The extension's older transport: its sessions belong to nobody.
    for (String older : List.of("/mcp/sse", "/mcp/messages/*")) {
      router.route(older).order(AFTER_AUTHORISATION).handler(context -> context.fail(404));
    }
    router
        .post("/mcp/*")
        .order(AFTER_AUTHORISATION)
        .handler(BodyHandler.create(false).setBodyLimit(MessageLimit.MOST_BYTES))
        .handler(this::checkAccept)
        .handler(this::check);
  }

  /** The extension wants both to be named; whoever takes anything takes both. */
  private void checkAccept(RoutingContext context) {
    String accept = context.request().getHeader(HttpHeaders.ACCEPT);
    boolean takesAll = accept == null || accept.contains("*/*");
    if (takesAll) {
      context.request().headers().set(HttpHeaders.ACCEPT, String.join(", ", ANSWERS));
    }
    if (takesAll || ANSWERS.stream().allMatch(accept::contains)) {
      context.next();
    } else {
      problems.end(context, Problem.of(ProblemType.NOT_ACCEPTABLE, ACCEPT));
    }
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
    } else if (isUnheard(message, context.request().getHeader(SESSION))) {
      context.response().setStatusCode(202).end();
    } else {
      context.next();
    }
  }

  /** A notification that concerns no session, or that nobody knows; none is ever answered. */
  private static boolean isUnheard(@Nullable Object body, @Nullable String session) {
    return body instanceof JsonObject message
        && !message.containsKey("id")
        && message.getValue("method") instanceof String method
        && (session == null || !NOTIFICATIONS.contains(method));
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
