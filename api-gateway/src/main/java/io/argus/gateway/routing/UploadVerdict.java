package io.argus.gateway.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argus.gateway.answer.RequestId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Adds to the answer of an upload whether it is stored and what failed in its run, as
 * report-service says. Whatever goes wrong with that, the upload is accepted: it counts as not
 * applied in time.
 */
@Singleton
class UploadVerdict {

  private static final Logger LOG = Logger.getLogger(UploadVerdict.class);

  private static final int OK = 200;
  private static final long GRACE_MS = 2_000;

  /** Above what report-service answers with its cut texts and 200 failures. */
  private static final int MAX_BYTES = 4 << 20;

  private static final List<String> ADDED = List.of("applied", "failures", "omitted");

  private final Upstreams upstreams;
  private final ObjectMapper mapper;

  UploadVerdict(Upstreams upstreams, ObjectMapper mapper) {
    this.upstreams = upstreams;
    this.mapper = mapper;
  }

  /** The answer with the verdict, or as it is when it speaks of no upload that will be stored. */
  Future<Buffer> addTo(Buffer accepted, RoutingContext context, Exchange.Order order) {
    JsonNode answer = json(accepted);
    if (!(answer instanceof ObjectNode members)
        || !members.path("recorded").asBoolean(true)
        || !isId(members.path("runId"))
        || !isId(members.path("uploadId"))) {
      return Future.succeededFuture(accepted);
    }
    String uri =
        "/api/runs/%s/uploads/%s?wait=%d"
            .formatted(
                members.path("runId").textValue(),
                members.path("uploadId").textValue(),
                order.waitSeconds());
    return ask(uri, context, order)
        .otherwise(
            failure -> {
              LOG.warnf("%s: %s", uri, failure.getMessage());
              return mapper.createObjectNode();
            })
        .map(verdict -> merged(members, verdict));
  }

  private Future<JsonNode> ask(String uri, RoutingContext context, Exchange.Order order) {
    return upstreams
        .askReport(uri, 1_000L * order.waitSeconds() + GRACE_MS)
        .compose(request -> send(request, context, order))
        .compose(response -> read(response));
  }

  private static Future<HttpClientResponse> send(
      HttpClientRequest request, RoutingContext context, Exchange.Order order) {
    context.addEndHandler(done -> request.reset()); // nobody is left to tell
    String id = context.request().getHeader(RequestId.HEADER);
    return request
        .putHeader(RequestId.HEADER, String.valueOf(id))
        .putHeader("Authorization", "Bearer " + order.token())
        .send();
  }

  private Future<JsonNode> read(HttpClientResponse response) {
    SmallBody body = new SmallBody(response, MAX_BYTES);
    return body.read()
        .compose(
            text -> {
              if (response.statusCode() == OK && !body.exceedsLimit()) {
                return Future.succeededFuture(json(text));
              }
              response.request().reset();
              return Future.failedFuture(
                  "status %d, %d bytes".formatted(response.statusCode(), text.length()));
            });
  }

  private Buffer merged(ObjectNode answer, JsonNode verdict) {
    answer.put("applied", false).putArray("failures");
    answer.put("omitted", 0);
    for (String member : ADDED) {
      if (verdict.has(member)) {
        answer.set(member, verdict.get(member));
      }
    }
    return Buffer.buffer(answer.toString());
  }

  private JsonNode json(Buffer text) {
    try {
      return mapper.readTree(text.getBytes());
    } catch (IOException e) {
      return mapper.missingNode();
    }
  }

  private static boolean isId(JsonNode node) {
    try {
      return node.isTextual() && UUID.fromString(node.textValue()) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
