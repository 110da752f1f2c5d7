package io.argus.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.argus.cli.Surroundings;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests that change something on the server; each is sent once. */
public final class Orders {

  private final Client client;
  private final Surroundings surroundings;
  private final Duration timeout;

  public Orders(Client client, Surroundings surroundings, Duration timeout) {
    this.client = client;
    this.surroundings = surroundings;
    this.timeout = timeout;
  }

  /**
   * The answer as JSON; missing where it is empty.
   *
   * @param body sent as JSON; null = none
   */
  public JsonNode send(String method, String path, @Nullable Object body) throws Unanswered {
    JsonMapper json = new JsonMapper();
    try {
      Request request = new Request(method, path, Map.of(), null);
      if (body != null) {
        Body text = Body.of(json.writeValueAsString(body));
        request = new Request(method, path, Map.of("Content-Type", "application/json"), text);
      }
      Answer answer = client.send(request, new Deadline(surroundings.clock(), timeout));
      if (!answer.isSuccess()) {
        throw new Unanswered(
            answer.status(), Refusal.of(answer.status(), answer.body(), client.target()));
      }
      return json.readTree(answer.body());
    } catch (IOException e) {
      throw new Unanswered(0, client.target().url() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unanswered(0, "interrupted");
    }
  }
}
