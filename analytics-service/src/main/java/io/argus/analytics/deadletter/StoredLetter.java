package io.argus.analytics.deadletter;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A letter with all its bytes. */
final class StoredLetter {

  final long id;

  /** The dead-letter topic. */
  final String topic;

  final byte @Nullable [] key;
  final byte @Nullable [] value;
  final Headers headers;

  /** Null = it is open. */
  final @Nullable Instant redrivenAt;

  StoredLetter(
      long id,
      String topic,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Headers headers,
      @Nullable Instant redrivenAt) {
    this.id = id;
    this.topic = topic;
    this.key = key;
    this.value = value;
    this.headers = headers;
    this.redrivenAt = redrivenAt;
  }
}
