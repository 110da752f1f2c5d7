package io.argus.cli.upload;

import io.argus.cli.Surroundings;
import io.argus.cli.http.Answer;
import io.argus.cli.http.Body;
import io.argus.cli.http.Client;
import io.argus.cli.http.Deadline;
import io.argus.cli.http.Refusal;
import io.argus.cli.http.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** Sends one upload, again and again while that makes sense and time is left. */
final class Delivery {

  private static final int ACCEPTED = 202;
  private static final int MOST_TRIES = 6;
  private static final long FIRST_PAUSE_MILLIS = 250;

  private final Client client;
  private final Surroundings surroundings;
  private final Random jitter;
  private final BodySource bodies;

  /** Reads a body, perhaps telling somebody how far it is. */
  @FunctionalInterface
  interface BodySource {
    Body of(Path body) throws IOException;
  }

  Delivery(Client client, Surroundings surroundings, Random jitter, BodySource bodies) {
    this.client = client;
    this.surroundings = surroundings;
    this.jitter = jitter;
    this.bodies = bodies;
  }

  /**
   * @param wait seconds that the server may hold its answer
   */
  Outcome send(Entry entry, int wait, Deadline deadline) {
    Outcome outcome = new Outcome.Unreachable("no time was left");
    for (int tried = 0; tried < MOST_TRIES && deadline.millisLeft() > 0; tried++) {
      long pause = backoff(tried);
      try {
        Answer answer = client.send(request(entry, wait), deadline);
        outcome = judged(answer);
        pause = Math.max(pause, retryAfter(answer));
      } catch (IOException e) {
        outcome = new Outcome.Unreachable(String.valueOf(e.getMessage()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Outcome.Unreachable("interrupted");
      }
      if (!(outcome instanceof Outcome.Unreachable) || !waited(pause, deadline)) {
        return outcome;
      }
    }
    return outcome;
  }

  private Request request(Entry entry, int wait) throws IOException {
    Head head = entry.head();
    Request request =
        Request.post(withWait(head.path(), wait), bodies.of(entry.body()))
            .with("Content-Type", head.contentType())
            .with("Idempotency-Key", head.key());
    return head.encoding() == null ? request : request.with("Content-Encoding", head.encoding());
  }

  private static String withWait(String path, int wait) {
    return wait == 0 ? path : path + (path.contains("?") ? "&" : "?") + "wait=" + wait;
  }

  private Outcome judged(Answer answer) {
    int status = answer.status();
    if (status == ACCEPTED) {
      return new Outcome.Accepted(answer.body());
    }
    String reason = Refusal.of(status, answer.body(), client.target());
    if (status == 408 || status == 429 || status >= 500) {
      return new Outcome.Unreachable(reason);
    }
    return status < 300
        ? new Outcome.Refused(status, "this is not an Argus server (HTTP " + status + ")")
        : new Outcome.Refused(status, reason);
  }

  private static long retryAfter(Answer answer) {
    String seconds = answer.header("Retry-After");
    return seconds != null && seconds.matches("\\d{1,6}") ? Long.parseLong(seconds) * 1000 : 0;
  }

  private long backoff(int tried) {
    long most = FIRST_PAUSE_MILLIS << tried;
    return most / 2 + (long) (jitter.nextDouble() * most / 2);
  }

  /** False when the deadline would be over by then. */
  private boolean waited(long pause, Deadline deadline) {
    if (pause >= deadline.millisLeft()) {
      return false;
    }
    try {
      surroundings.pause().millis(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
