package io.argus.analytics.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Takes calls within the caller's transaction, and tells what became of them. */
@ApplicationScoped
public class Webhooks {

  private static final String INSERT =
      """
      insert into webhook_delivery (execution_id, project_id, body, state, next_at, created_at)
      select ?, project_id, ?, 'WAITING', ?, ? from runner_webhook where project_id = ?
      """;

  private static final String SELECT =
      "select state, attempts, error, next_at, ended_at from webhook_delivery where execution_id = ?";

  private final EntityManager entities;
  private final ObjectMapper json;
  private final WebhookConfig config;
  private final Clock clock;
  private final Event<Waiting> waiting;

  @Inject
  Webhooks(
      EntityManager entities,
      ObjectMapper json,
      WebhookConfig config,
      Clock clock,
      Event<Waiting> waiting) {
    this.entities = entities;
    this.json = json;
    this.config = config;
    this.clock = clock;
    this.waiting = waiting;
  }

  /** Something waits to be called, once the transaction has committed. */
  record Waiting() {}

  /** What is posted. */
  private record Call(String event, Object execution, Object testCase, Links links) {}

  private record Links(String execution) {}

  /**
   * Has the webhook of the project called, if it has one. To be called within the transaction that
   * inserts the execution, after it.
   */
  public void requested(int projectId, UUID executionId, Object execution, Object testCase) {
    String link = config.publicUrl().replaceAll("/+$", "") + "/api/executions/" + executionId;
    byte[] body = write(new Call(Post.EVENT, execution, testCase, new Links(link)));
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    boolean called =
        entities
            .unwrap(Session.class)
            .doReturningWork(
                connection -> {
                  try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                    insert.setObject(1, executionId);
                    insert.setBytes(2, body);
                    insert.setObject(3, now);
                    insert.setObject(4, now);
                    insert.setInt(5, projectId);
                    return insert.executeUpdate() == 1;
                  }
                });
    if (called) {
      waiting.fire(new Waiting());
    }
  }

  /** Empty when its project had no webhook. */
  public Optional<WebhookDelivery> delivery(UUID executionId) {
    return Optional.ofNullable(
        entities
            .unwrap(Session.class)
            .doReturningWork(
                connection -> {
                  try (PreparedStatement select = connection.prepareStatement(SELECT)) {
                    select.setObject(1, executionId);
                    try (ResultSet row = select.executeQuery()) {
                      return row.next()
                          ? WebhookDelivery.of(
                              row.getString(1),
                              row.getInt(2),
                              row.getString(3),
                              instant(row.getObject(4, OffsetDateTime.class)),
                              instant(row.getObject(5, OffsetDateTime.class)))
                          : null;
                    }
                  }
                }));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private byte[] write(Call call) {
    try {
      return json.writeValueAsBytes(call);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what the API shows must be writable", e);
    }
  }
}
