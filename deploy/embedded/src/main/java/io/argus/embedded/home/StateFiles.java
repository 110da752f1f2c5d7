package io.argus.embedded.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/** {@code run/supervisor.json}, {@code run/endpoints.json} and the lock of the one supervisor. */
public record StateFiles(Home home) {

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /**
   * Takes the lock that a supervisor holds while it lives; empty = another one lives. The operating
   * system releases it however the holder dies.
   */
  @SuppressWarnings("resource") // the channel lives as long as the lock
  public Optional<FileLock> lock() throws IOException {
    FileChannel channel =
        FileChannel.open(
            home.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
    }
    return Optional.ofNullable(lock);
  }

  /** What the last supervisor wrote; it may be gone. */
  public Optional<StackState> read() {
    Path file = stateFile();
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(Files.readString(file), StackState.class))
          : Optional.empty();
    } catch (IOException unreadable) {
      // Written by another version: it tells nothing.
      return Optional.empty();
    }
  }

  public void write(StackState state) throws IOException {
    PrivateFile.write(stateFile(), json(state));
  }

  public void write(Map<String, Object> endpoints) throws IOException {
    PrivateFile.write(home.endpoints(), json(endpoints));
  }

  /** Leaves the reason why the stack has stopped, for {@code status}. */
  public void writeFailure(String why) throws IOException {
    PrivateFile.write(failureFile(), why);
  }

  /** Why the last stack has stopped, unless somebody wanted it to. */
  public Optional<String> failure() {
    try {
      return Files.exists(failureFile())
          ? Optional.of(Files.readString(failureFile()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("(" + failureFile() + " can't be read: " + e + ")");
    }
  }

  public void deleteFailure() throws IOException {
    Files.deleteIfExists(failureFile());
  }

  /** Nothing runs any more. */
  public void delete() throws IOException {
    Files.deleteIfExists(home.endpoints());
    Files.deleteIfExists(stateFile());
  }

  private Path failureFile() {
    return home.run().resolve("failure");
  }

  private Path stateFile() {
    return home.run().resolve("supervisor.json");
  }

  /** The value as indented JSON. */
  public static String json(Object value) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
