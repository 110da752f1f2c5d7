package io.argus.gateway.testing;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * Uploads as ingest-service and report-service answer them. Parameter {@code accepted} says how the
 * upload is accepted, {@code verdict} what becomes of it.
 */
final class StandInUploads {

  private static final String RUN = "6f1c9b0a-0000-4000-8000-000000000001";

  private StandInUploads() {}

  static void accept(HttpServerRequest request) {
    String how = request.getParam("accepted");
    JsonObject answer =
        new JsonObject()
            .put("runId", RUN)
            .put("uploadId", uploadOf(request.getParam("verdict")).toString())
            .put("counts", new JsonObject().put("total", 3));
    HttpServerResponse response =
        request.response().setStatusCode(202).putHeader("Content-Type", "application/json");
    request.handler(dropped -> {});
    request.endHandler(
        end -> {
          switch (how) {
            case "unrecorded" -> end(request, answer.put("recorded", false));
            case "nameless" -> end(request, new JsonObject().put("runId", RUN));
            case "text" -> response.end("accepted");
            case "chunked" -> response.setChunked(true).end(answer.toBuffer());
            case "large" ->
                response.setChunked(true).end(answer.put("files", "f".repeat(3 << 20)).toBuffer());
            case "created" -> end(request.response().setStatusCode(201), answer);
            case "half" -> {
              response.setChunked(true).write("{\"runId\":");
              request.connection().close();
            }
            default -> end(request, answer);
          }
        });
  }

  private static void end(HttpServerRequest request, JsonObject answer) {
    String encodings = Objects.requireNonNullElse(request.getHeader("Accept-Encoding"), "");
    if (encodings.contains("gzip")) {
      request.response().putHeader("Content-Encoding", "gzip").end(gzip(answer));
    } else {
      end(request.response(), answer);
    }
  }

  private static void end(HttpServerResponse response, JsonObject answer) {
    response.end(answer.toBuffer());
  }

  static void judge(Vertx vertx, HttpServerRequest request) {
    String path = request.path();
    UUID upload = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    JsonObject applied =
        new JsonObject()
            .put("runId", RUN)
            .put("applied", true)
            .put("failures", new JsonArray().add(new JsonObject().put("status", "fail")))
            .put("omitted", 7);
    HttpServerResponse response = request.response();
    if (upload.equals(uploadOf("applied"))) {
      response.end(applied.put("asked", request.uri()).toBuffer());
    } else if (upload.equals(uploadOf("late"))) {
      long wait = Long.parseLong(request.getParam("wait"));
      vertx.setTimer(
          1_000 * wait, over -> response.end("{\"applied\":false,\"failures\":[],\"omitted\":0}"));
    } else if (upload.equals(uploadOf("refused"))) {
      response.setStatusCode(503).end();
    } else if (upload.equals(uploadOf("garbage"))) {
      response.end("applied!");
    } else if (upload.equals(uploadOf("huge"))) {
      response.end(applied.put("failures", "f".repeat(5 << 20)).toBuffer());
    } else if (upload.equals(uploadOf("hang-up"))) {
      request.connection().close();
    }
  }

  private static UUID uploadOf(String verdict) {
    return UUID.nameUUIDFromBytes(String.valueOf(verdict).getBytes(StandardCharsets.UTF_8));
  }

  private static Buffer gzip(JsonObject answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(answer.toBuffer().getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(bytes.toByteArray());
  }
}
