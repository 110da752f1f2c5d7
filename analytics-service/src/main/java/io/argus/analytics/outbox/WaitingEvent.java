package io.argus.analytics.outbox;

import java.time.Instant;

/** A row of {@code outbox}. */
record WaitingEvent(
    long id,
    String topic,
    String key,
    String type,
    String eventId,
    byte[] payload,
    Instant createdAt) {}
