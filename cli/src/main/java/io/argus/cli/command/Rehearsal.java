package io.argus.cli.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.argus.cli.Surroundings;
import io.argus.cli.http.Client;
import io.argus.cli.http.Deadline;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Asks the server how it is while the tests run: so the code that a request and its answer need is
 * loaded by the time there are results, and nobody waits for that then. What goes wrong goes wrong
 * again when it counts, and is told then.
 */
final class Rehearsal {

  private Rehearsal() {}

  /** Returns at once; does not keep the process from ending. */
  static void begin(ServerOptions server, Surroundings surroundings) {
    Thread thread = new Thread(() -> ask(server, surroundings), "rehearsal");
    thread.setDaemon(true);
    thread.start();
  }

  private static void ask(ServerOptions server, Surroundings surroundings) {
    try {
      Client client = new Client(server.target(surroundings));
      HttpRequest question = client.request("/q/health/live").build();
      Deadline deadline = new Deadline(surroundings.clock(), server.timeout());
      new JsonMapper().readTree(client.send(question, BodyHandlers.ofString(), deadline).body());
    } catch (IOException | IllegalArgumentException e) {
      // told when it counts
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
