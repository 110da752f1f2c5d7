package io.argus.embedded.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The parts of the local stack, each a process of its own, in the order of {@code status}. */
public enum Part {
  KAFKA(9092),
  POSTGRES(5432),
  MAIL(3025),
  INGEST(8081, KAFKA),
  ANALYTICS(8082, KAFKA, POSTGRES),
  REPORT(8083, POSTGRES),
  GATEWAY(8080);

  private final int defaultPort;
  private final List<Part> needs;

  Part(int defaultPort, Part... needs) {
    this.defaultPort = defaultPort;
    this.needs = List.of(needs);
  }

  /** Its name in commands, files and logs. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public int defaultPort() {
    return defaultPort;
  }

  /** What must be ready before this part is started. */
  public List<Part> needs() {
    return needs;
  }

  /** True for the four services, false for what they stand on. */
  public boolean isService() {
    return compareTo(INGEST) >= 0;
  }

  public static List<Part> services() {
    return Arrays.stream(values()).filter(Part::isService).toList();
  }
}
