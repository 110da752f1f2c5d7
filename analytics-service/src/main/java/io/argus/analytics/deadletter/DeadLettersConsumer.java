package io.argus.analytics.deadletter;

import io.argus.analytics.storage.Patience;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Brings letters from their topic into the table where they can be seen. A letter comes once,
 * however often the topic delivers it.
 */
@ApplicationScoped
class DeadLettersConsumer {

  private static final Logger LOG = Logger.getLogger(DeadLettersConsumer.class);

  private final DeadLetterStore store;
  private final Patience patience;

  @Inject
  DeadLettersConsumer(DeadLetterStore store, Patience patience) {
    this.store = store;
    this.patience = patience;
  }

  @Incoming("dead-letters")
  @Blocking
  void consume(ConsumerRecords<byte[], byte[]> batch) throws InterruptedException {
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      try {
        patience.untilDone(() -> store.insert(record, LetterFacts.of(record)));
      } catch (SQLException | RuntimeException e) {
        // There is no dead-letter topic of dead letters: this one can be found on its topic only.
        LOG.errorf(
            e,
            "letter %s/%d/%d cannot be listed",
            record.topic(),
            record.partition(),
            record.offset());
      }
    }
  }
}
