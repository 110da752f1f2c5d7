package io.argus.cli.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argus.cli.Surroundings;
import io.argus.cli.http.Answer;
import io.argus.cli.http.Body;
import io.argus.cli.http.Client;
import io.argus.cli.http.Deadline;
import io.argus.cli.http.Refusal;
import io.argus.cli.http.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * MCP over standard input and output: each line is a message for {@code /mcp}, each answer a line.
 * It knows nothing of what the messages say. A server that is away is an error for the one message,
 * which says what to do; the next message tries again.
 */
public final class StdioProxy {

  private static final int PARSE_ERROR = -32_700;
  private static final int SERVER_ERROR = -32_000;
  private static final String SESSION = "Mcp-Session-Id";
  private static final String VERSION = "Mcp-Protocol-Version";

  private final Client client;
  private final Surroundings surroundings;
  private final Duration timeout;
  private final JsonMapper json = new JsonMapper();

  private @Nullable String session;
  private @Nullable String version;

  public StdioProxy(Client client, Surroundings surroundings, Duration timeout) {
    this.client = client;
    this.surroundings = surroundings;
    this.timeout = timeout;
  }

  /** Answers line by line until the input ends. */
  public void run() throws IOException, InterruptedException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
    PrintStream out = surroundings.out();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isBlank()) {
        answer(line).ifPresent(answer -> out.print(answer + "\n"));
        out.flush();
      }
    }
  }

  private Optional<String> answer(String line) throws InterruptedException {
    JsonNode message;
    try {
      message = json.readTree(line);
    } catch (JsonProcessingException e) {
      return Optional.of(error(json.nullNode(), PARSE_ERROR, "This line is not JSON."));
    }
    JsonNode id = message.path("id");
    boolean asks = message.has("id") && message.has("method");
    try {
      JsonNode answer = passOn(line);
      version = answer.at("/result/protocolVersion").asText(version);
      return answer.isMissingNode() ? Optional.empty() : Optional.of(answer.toString());
    } catch (IOException e) {
      return asks
          ? Optional.of(error(id, SERVER_ERROR, String.valueOf(e.getMessage())))
          : Optional.empty();
    }
  }

  /** The server's answer; missing where there is none. */
  private JsonNode passOn(String line) throws IOException, InterruptedException {
    Request request =
        Request.post("/mcp", Body.of(line))
            .with("Accept", "application/json, text/event-stream")
            .with("Content-Type", "application/json");
    if (session != null) {
      request = request.with(SESSION, session);
    }
    if (version != null) {
      request = request.with(VERSION, version);
    }
    Answer answer = send(request);
    if (!answer.isSuccess()) {
      throw new IOException(Refusal.of(answer.status(), answer.body(), client.target()));
    }
    String newSession = answer.header(SESSION);
    session = newSession == null ? session : newSession;
    String type = String.valueOf(answer.header("Content-Type"));
    try {
      return json.readTree(
          type.startsWith("text/event-stream") ? lastEvent(answer.body()) : answer.body());
    } catch (JsonProcessingException e) {
      throw new IOException(
          client.target().url() + " answers no JSON: is that address Argus's (ARGUS_SERVER)?", e);
    }
  }

  private Answer send(Request request) throws IOException, InterruptedException {
    try {
      return client.send(request, new Deadline(surroundings.clock(), timeout));
    } catch (IOException e) {
      throw new IOException(
          "Argus at %s gives no answer (%s): start it with ./argus up, or set ARGUS_SERVER to where it is, then try again."
              .formatted(client.target().url(), e.getMessage()),
          e);
    }
  }

  /** What was asked for comes last in a stream; what comes before it tells of progress. */
  private static String lastEvent(String stream) {
    String[] events = stream.strip().split("\\R\\R", -1);
    return events[events.length - 1]
        .lines()
        .filter(line -> line.startsWith("data:"))
        .map(line -> line.substring("data:".length()).strip())
        .collect(Collectors.joining("\n"));
  }

  private String error(JsonNode id, int code, String message) {
    ObjectNode answer = json.createObjectNode().put("jsonrpc", "2.0");
    answer.set("id", id);
    answer.putObject("error").put("code", code).put("message", message);
    return answer.toString();
  }
}
