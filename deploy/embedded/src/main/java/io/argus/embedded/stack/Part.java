package io.argus.embedded.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The parts of the local stack, each a process of its own, in the order of {@code status}. */
public enum Part {
  KAFKA(9092),
  POSTGRES(5432),
  MAIL(3025),
  INGEST(8081),
  ANALYTICS(8082),
  REPORT(8083),
  GATEWAY(8080);

  private final int defaultPort;

  Part(int defaultPort) {
    this.defaultPort = defaultPort;
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
    return switch (this) {
      case INGEST -> List.of(KAFKA);
      case ANALYTICS -> List.of(KAFKA, POSTGRES);
      case REPORT, GATEWAY -> List.of(POSTGRES);
      case KAFKA, POSTGRES, MAIL -> List.of();
    };
  }

  /** True for the four services, false for what they stand on. */
  public boolean isService() {
    return compareTo(INGEST) >= 0;
  }

  public static List<Part> services() {
    return Arrays.stream(values()).filter(Part::isService).toList();
  }
}
