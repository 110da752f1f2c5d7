package io.argus.cli.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.argus.cli.http.Body;
import io.argus.cli.http.Client;
import io.argus.cli.http.Deadline;
import io.argus.cli.http.Refusal;
import io.argus.cli.http.Request;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** What a runner says to the server; each call is one request. */
final class ExecutionClient {

  private static final String EXECUTIONS = "/api/executions";

  private final Client client;
  private final Clock clock;
  private final Duration timeout;
  private final JsonMapper json = new JsonMapper();

  ExecutionClient(Client client, Clock clock, Duration timeout) {
    this.client = client;
    this.clock = clock;
    this.timeout = timeout;
  }

  /**
   * What was answered.
   *
   * @param reason why not, for people; empty on success
   */
  record Answer(int status, JsonNode body, String reason) {

    boolean isDone() {
      return status >= 200 && status < 300;
    }

    /** The same may be taken later. */
    boolean isPassing() {
      return status == 408 || status == 429 || status >= 500;
    }
  }

  Answer claim(Map<String, Object> request) throws IOException, InterruptedException {
    return send("POST", EXECUTIONS + "/claim", request);
  }

  Answer change(String id, Map<String, Object> change) throws IOException, InterruptedException {
    return send("PATCH", EXECUTIONS + "/" + id, change);
  }

  private Answer send(String method, String path, Map<String, Object> body)
      throws IOException, InterruptedException {
    Body text = Body.of(json.writeValueAsString(body));
    Request request = new Request(method, path, Map.of("Content-Type", "application/json"), text);
    var answer = client.send(request, new Deadline(clock, timeout));
    int status = answer.status();
    if (!answer.isSuccess()) {
      return new Answer(
          status, json.missingNode(), Refusal.of(status, answer.body(), client.target()));
    }
    return new Answer(status, json.readTree(answer.body()), "");
  }
}
