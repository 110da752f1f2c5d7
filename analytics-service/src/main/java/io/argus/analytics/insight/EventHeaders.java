package io.argus.analytics.insight;

import io.argus.contracts.event.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The CloudEvents attributes of what this service tells. */
public final class EventHeaders {

  private static final String SOURCE = "/argus/analytics-service";

  private EventHeaders() {}

  /**
   * @param type see {@link CloudEvent#typeOf}
   */
  public static Headers of(String id, String type, Instant time) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(CloudEvent.SPEC_VERSION, bytes(CloudEvent.VERSION));
    headers.add(CloudEvent.ID, bytes(id));
    headers.add(CloudEvent.TYPE, bytes(type));
    headers.add(CloudEvent.SOURCE, bytes(SOURCE));
    headers.add(CloudEvent.TIME, bytes(time.toString()));
    return headers;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
