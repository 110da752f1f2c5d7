package io.argus.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.argus.cli.Surroundings;
import java.io.IOException;
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
    Request question = Request.get(pathAndQuery);
    Answer answer = insist(() -> client.send(question, deadline), deadline);
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
    Request question = Request.get(pathAndQuery);
    insist(() -> client.save(question, file, deadline), deadline);
  }

  @FunctionalInterface
  private interface Asking {
    Answer ask() throws IOException, InterruptedException;
  }

  private Answer insist(Asking question, Deadline deadline) throws Unanswered {
    try {
      while (true) {
        try {
          Answer answer = question.ask();
          if (answer.status() != 503 || deadline.millisLeft() <= PAUSE_MILLIS) {
            return granted(answer);
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

  private Answer granted(Answer answer) throws Unanswered {
    if (answer.status() != 200) {
      String reason = Refusal.of(answer.status(), answer.body(), client.target());
      throw new Unanswered(answer.status(), reason);
    }
    return answer;
  }
}
