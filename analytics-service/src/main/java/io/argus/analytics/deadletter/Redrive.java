package io.argus.analytics.deadletter;

import io.argus.contracts.event.Topics;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Sends letters to the topic they came from, as they were. At least once: a letter is marked after
 * Kafka has it. One that fails again comes back as a new letter.
 */
@ApplicationScoped
class Redrive {

  /** Letters in memory at a time; one holds at most some MiB. */
  private static final int BLOCK = 16;

  private static final Set<String> OURS = Set.of(DeadLetters.REASON, DeadLetters.ORIGIN);

  private final DeadLetterStore store;
  private final MutinyEmitter<byte[]> emitter;
  private final Clock clock;

  @Inject
  Redrive(DeadLetterStore store, @Channel("redriven") MutinyEmitter<byte[]> emitter, Clock clock) {
    this.store = store;
    this.emitter = emitter;
    this.clock = clock;
  }

  /** What became of a letter that was to be driven again. */
  enum Outcome {
    SENT,
    UNKNOWN,
    /** It was driven again before, and nobody asked for that twice. */
    SENT_BEFORE
  }

  /**
   * @throws ExecutionException when Kafka does not take it; the letter is as it was
   */
  Outcome one(long id, boolean again)
      throws SQLException, ExecutionException, InterruptedException {
    Optional<StoredLetter> letter = store.find(id);
    if (letter.isEmpty()) {
      return Outcome.UNKNOWN;
    }
    if (letter.get().redrivenAt != null && !again) {
      return Outcome.SENT_BEFORE;
    }
    send(List.of(letter.get()));
    return Outcome.SENT;
  }

  /**
   * All that are open now, in the order they came. Those that fail again are not among them.
   *
   * @param project null = of all projects
   * @return how many
   * @throws ExecutionException when Kafka does not take one; it and all after it are as they were
   */
  int allOpen(@Nullable String project)
      throws SQLException, ExecutionException, InterruptedException {
    long upTo = store.newest();
    long last = 0;
    int sent = 0;
    List<StoredLetter> block;
    do {
      block = store.open(project, last, upTo, BLOCK);
      send(block);
      sent += block.size();
      last = block.isEmpty() ? last : block.get(block.size() - 1).id;
    } while (block.size() == BLOCK);
    return sent;
  }

  private void send(List<StoredLetter> letters)
      throws SQLException, ExecutionException, InterruptedException {
    CompletableFuture<?>[] sent =
        letters.stream().map(this::publish).toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(sent).get();
    store.redriven(letters, clock.instant());
  }

  private CompletableFuture<Void> publish(StoredLetter letter) {
    RecordHeaders headers = new RecordHeaders();
    for (Header header : letter.headers) {
      if (!OURS.contains(header.key())) {
        headers.add(header);
      }
    }
    OutgoingKafkaRecordMetadata<byte[]> metadata =
        OutgoingKafkaRecordMetadata.<byte[]>builder()
            .withTopic(originalTopic(letter.topic))
            .withKey(letter.key)
            .withHeaders(headers)
            .build();
    return emitter
        .sendMessage(Message.of(letter.value).addMetadata(metadata))
        .subscribeAsCompletionStage();
  }

  /** By the name of the topic it lies on: a header may say what it likes. */
  private static String originalTopic(String topic) {
    return topic.endsWith(Topics.DEAD_LETTER_SUFFIX)
        ? topic.substring(0, topic.length() - Topics.DEAD_LETTER_SUFFIX.length())
        : topic;
  }
}
