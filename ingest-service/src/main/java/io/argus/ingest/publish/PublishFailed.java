package io.argus.ingest.publish;

/** Kafka has not acknowledged in time. What it did take stays invisible, and may be sent again. */
public final class PublishFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PublishFailed(Throwable cause) {
    super("Kafka has not acknowledged: " + cause.getMessage(), cause);
  }
}
