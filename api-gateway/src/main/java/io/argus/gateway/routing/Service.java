package io.argus.gateway.routing;

/** The parts behind the gateway. */
public enum Service {
  INGEST("ingest-service"),
  ANALYTICS("analytics-service"),
  REPORT("report-service");

  private final String title;

  Service(String title) {
    this.title = title;
  }

  /** The name that answers, logs and health use. */
  public String title() {
    return title;
  }
}
