package io.argus.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.argus.cli.Surroundings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** GET requests. Those are tried again, too: a server that restarts is back within seconds. */
public final class Questions {

  private static final long PAUSE_MILLIS = 500;

  private final Client client;
  private final Surroundings surroundings;
  private final Duration timeout;

  public Questions(Client client, Surroundings surroundings, Duration timeout) {
    this.client = client;
    this.surroundings = surroundings;
    this.timeout = timeout;
  }

  /** The answer as JSON. */
  public JsonNode ask(String pathAndQuery) throws Unanswered {
    Deadline deadline = new Deadline(surroundings.clock(), timeout);
    HttpResponse<String> answer = get(pathAndQuery, BodyHandlers.ofString(), deadline);
    if (answer.statusCode() != 200) {
      throw refused(answer.statusCode(), answer.body());
    }
    try {
      return new JsonMapper().readTree(answer.body());
    } catch (IOException e) {
      throw new Unanswered(200, client.target().url() + " does not answer like an Argus server");
    }
  }

  /**
   * The answer as a file.
   *
   * @param file holds anything after a failure
   */
  public void save(String pathAndQuery, Path file) throws Unanswered {
    Deadline deadline = new Deadline(surroundings.clock(), timeout);
    HttpResponse<Path> answer = get(pathAndQuery, BodyHandlers.ofFile(file), deadline);
    if (answer.statusCode() != 200) {
      throw refused(answer.statusCode(), text(answer.body()));
    }
  }

  private <T> HttpResponse<T> get(
      String pathAndQuery, HttpResponse.BodyHandler<T> body, Deadline deadline) throws Unanswered {
    try {
      while (true) {
        try {
          HttpResponse<T> answer =
              client.send(client.request(pathAndQuery).GET().build(), body, deadline);
          if (answer.statusCode() != 503 || deadline.millisLeft() <= PAUSE_MILLIS) {
            return answer;
          }
        } catch (IOException e) {
          if (deadline.millisLeft() <= PAUSE_MILLIS || isNobodyThere(e)) {
            throw new Unanswered(0, client.target().url() + ": " + e.getMessage());
          }
        }
        surroundings.pause().millis(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unanswered(0, "interrupted");
    }
  }

  private static boolean isNobodyThere(IOException e) {
    return "connection refused".equals(e.getMessage());
  }

  private Unanswered refused(int status, String body) {
    return new Unanswered(status, Refusal.of(status, body, client.target()));
  }

  private static String text(Path file) {
    try {
      return Files.size(file) < 100_000 ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }
}
