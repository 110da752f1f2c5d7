package io.argus.analytics.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.contracts.event.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.ZoneOffset;
import org.hibernate.Session;

/** Takes events within the caller's transaction. */
@ApplicationScoped
public class Outbox {

  private static final String INSERT =
      """
      insert into outbox (topic, key, type, event_id, payload, created_at)
      values (?, ?, ?, ?, ?, ?)
      """;

  private final EntityManager entities;
  private final ObjectMapper json;
  private final Clock clock;
  private final Event<Filled> filled;

  @Inject
  Outbox(EntityManager entities, ObjectMapper json, Clock clock, Event<Filled> filled) {
    this.entities = entities;
    this.json = json;
    this.clock = clock;
    this.filled = filled;
  }

  /** Something waits to be sent, once the transaction has committed. */
  record Filled() {}

  /**
   * To be called within a transaction, under a lock that keeps the events of one key in order.
   *
   * @param id unique among events of this service; the same when the event is sent again
   */
  public void add(String topic, String key, String id, Object event) {
    byte[] payload = write(event);
    entities
        .unwrap(Session.class)
        .doWork(
            connection -> {
              try (var insert = connection.prepareStatement(INSERT)) {
                insert.setString(1, topic);
                insert.setString(2, key);
                insert.setString(3, CloudEvent.typeOf(event.getClass()));
                insert.setString(4, id);
                insert.setBytes(5, payload);
                insert.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
              }
            });
    filled.fire(new Filled());
  }

  private byte[] write(Object event) {
    try {
      return json.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a contract record must be writable", e);
    }
  }
}
