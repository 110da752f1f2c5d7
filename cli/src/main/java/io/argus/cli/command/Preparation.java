package io.argus.cli.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.argus.cli.Surroundings;
import io.argus.cli.ci.RunFacts;
import io.argus.cli.http.Client;
import io.argus.cli.http.Deadline;
import io.argus.cli.http.Request;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * What is done while the tests run, so that nobody waits for it after them: finding out what is
 * tested (what is there when they have just begun, whatever they do to the repository later), and
 * asking the server how it is, which loads the code that a request and its answer need. What goes
 * wrong with the server goes wrong again when it counts, and is told then.
 */
final class Preparation {

  private final FutureTask<RunFacts> facts;

  private Preparation(FutureTask<RunFacts> facts) {
    this.facts = facts;
  }

  /** Returns at once; does not keep the process from ending. */
  static Preparation begin(
      Supplier<RunFacts> facts, ServerOptions server, Surroundings surroundings) {
    FutureTask<RunFacts> gathering = new FutureTask<>(facts::get);
    Runnable all =
        () -> {
          gathering.run();
          UUID.randomUUID(); // the first one takes 30 ms
          ask(server, surroundings);
        };
    Thread thread = new Thread(all, "preparation");
    thread.setDaemon(true);
    thread.start();
    return new Preparation(gathering);
  }

  RunFacts facts() {
    try {
      return facts.get();
    } catch (ExecutionException e) {
      throw new IllegalArgumentException(e.getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalArgumentException("interrupted", e);
    }
  }

  private static void ask(ServerOptions server, Surroundings surroundings) {
    try {
      Client client = new Client(server.target(surroundings));
      Deadline deadline = new Deadline(surroundings.clock(), server.timeout());
      new JsonMapper().readTree(client.send(Request.get("/q/health/live"), deadline).body());
    } catch (IOException | IllegalArgumentException e) {
      // told when it counts
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
