package io.argus.report.run;

import io.argus.http.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Holds the beginning of an answer back. What goes wrong before it is full still becomes a proper
 * error, and an answer that fits is for its owner to send when the database is done with: however
 * slowly somebody reads it, no connection waits. A larger one streams, if one of the few places for
 * that is free.
 */
final class HeldOutput extends OutputStream {

  static final int LIMIT = 256 * 1024;

  /** More would only queue for the places, each with a database connection in its hands. */
  private static final int MAX_WAITING = 2;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final OutputStream to;
  private final Semaphore places;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private boolean streaming;

  HeldOutput(OutputStream to, Semaphore places) {
    this.to = to;
    this.places = places;
  }

  /**
   * @throws ProblemException 503 when this would be one stream too many; nothing is sent then
   */
  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (!streaming && held.size() + length > LIMIT) {
      takePlace();
      streaming = true;
      held.writeTo(to);
    }
    (streaming ? to : held).write(bytes, offset, length);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  /** Nothing is sent early because somebody flushes. */
  @Override
  public void flush() throws IOException {
    if (streaming) {
      to.flush();
    }
  }

  /** The whole answer, if all of it is still held. */
  Optional<byte[]> whole() {
    return streaming ? Optional.empty() : Optional.of(held.toByteArray());
  }

  /** Gives the place back; neither sends nor ends anything. */
  @Override
  public void close() {
    if (streaming) {
      places.release();
    }
  }

  private void takePlace() {
    try {
      if (places.getQueueLength() < MAX_WAITING && places.tryAcquire(1, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw ProblemException.unavailable(
        "Too many large runs are being read at once. Try again, or ask for less: cases=false, or"
            + " caseStatus=fail.",
        RETRY_AFTER);
  }
}
