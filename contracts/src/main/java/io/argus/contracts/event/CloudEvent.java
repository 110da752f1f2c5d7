package io.argus.contracts.event;

/** Names of the CloudEvents 1.0 attributes as Kafka headers (binary content mode). */
public final class CloudEvent {

  public static final String SPEC_VERSION = "ce_specversion";
  public static final String ID = "ce_id";
  public static final String TYPE = "ce_type";
  public static final String SOURCE = "ce_source";
  public static final String TIME = "ce_time";

  /** The value of {@link #SPEC_VERSION}. */
  public static final String VERSION = "1.0";

  private CloudEvent() {}

  /** The {@link #TYPE} of an event record: its simple name, e.g. {@code TestRunReported}. */
  public static String typeOf(Class<?> event) {
    return event.getSimpleName();
  }
}
