package io.argus.ingest.upload;

import io.argus.http.ProblemException;
import io.argus.ingest.publish.PublishFailed;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who may read now. What a report takes of the heap while it is read is bounded, by its size where
 * it is small and by the limits of reading where it is large: so small uploads are read side by
 * side, large ones one after the other, and no number of them takes the service down.
 */
@ApplicationScoped
public class ReadingTurns {

  /** Up to here an upload is small. It takes some 24 bytes of heap for each of its own at most. */
  static final long SMALL_BYTES = 1024 * 1024;

  /** Of all small uploads that are read at the same time. */
  static final long SMALL_TOGETHER = 3 * SMALL_BYTES;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition changed = lock.newCondition();
  private boolean largeIsRead;
  private long smallBytes;
  private @Nullable PublishFailed lastFailure;

  /** What is done in a turn: an upload is read and published. */
  @FunctionalInterface
  public interface Reading<T> {
    T read() throws IOException;
  }

  /**
   * Reads when it is this upload's turn. When Kafka fails the one that others wait for, they fail
   * alike: while it is away nobody waits longer than one try takes.
   *
   * @param bytes of the upload's files, expanded
   * @throws ProblemException 503 when its turn has not come in time
   */
  public <T> T inTurn(long bytes, Reading<T> reading) throws IOException {
    enter(bytes);
    try {
      return reading.read();
    } catch (PublishFailed e) {
      fail(e);
      throw e;
    } finally {
      leave(bytes);
    }
  }

  private void enter(long bytes) {
    lock.lock();
    try {
      PublishFailed known = lastFailure;
      long nanos = PATIENCE.toNanos();
      while (!fits(bytes)) {
        if (nanos <= 0) {
          throw ProblemException.unavailable(
              "Other large reports are being read. Send it again.", RETRY_AFTER);
        }
        nanos = changed.awaitNanos(nanos);
        if (lastFailure != null && lastFailure != known) {
          throw lastFailure;
        }
      }
      occupy(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.unavailable("The service is stopping. Send it again.", RETRY_AFTER);
    } finally {
      lock.unlock();
    }
  }

  private boolean fits(long bytes) {
    return bytes > SMALL_BYTES ? !largeIsRead : smallBytes + bytes <= SMALL_TOGETHER;
  }

  private void occupy(long bytes) {
    if (bytes > SMALL_BYTES) {
      largeIsRead = true;
    } else {
      smallBytes += bytes;
    }
  }

  private void leave(long bytes) {
    lock.lock();
    try {
      if (bytes > SMALL_BYTES) {
        largeIsRead = false;
      } else {
        smallBytes -= bytes;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void fail(PublishFailed failure) {
    lock.lock();
    try {
      lastFailure = failure;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many uploads wait for their turn. */
  int waiting() {
    lock.lock();
    try {
      return lock.getWaitQueueLength(changed);
    } finally {
      lock.unlock();
    }
  }
}
