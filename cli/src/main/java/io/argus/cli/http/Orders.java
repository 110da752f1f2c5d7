package io.argus.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.argus.cli.Surroundings;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
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
      HttpRequest.Builder request = client.request(path);
      if (body == null) {
        request.method(method, BodyPublishers.noBody());
      } else {
        request.header("Content-Type", "application/json");
        request.method(method, BodyPublishers.ofString(json.writeValueAsString(body)));
      }
      HttpResponse<String> answer =
          client.send(
              request.build(),
              BodyHandlers.ofString(),
              new Deadline(surroundings.clock(), timeout));
      if (answer.statusCode() / 100 != 2) {
        throw new Unanswered(
            answer.statusCode(), Refusal.of(answer.statusCode(), answer.body(), client.target()));
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
