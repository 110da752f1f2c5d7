package io.argus.embedded.stack;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where results are kept: what {@code ARGUS_STORAGE} says. */
public sealed interface Storage {

  /** The variable that chooses. */
  String VARIABLE = "ARGUS_STORAGE";

  /** Kept under {@code ARGUS_HOME}; every commit is on disk before it is acknowledged. */
  record Local() implements Storage {}

  /** Gone when the stack stops; nothing waits for the disk. */
  record Memory() implements Storage {}

  /**
   * In a Kafka and a PostgreSQL that somebody else runs.
   *
   * @param replication of topics that are created; empty = the broker's default
   * @param reportPassword of role {@code argus_report}, where its owner has set it
   * @param readerPassword of role {@code argus_reader}, likewise
   */
  record Remote(
      String bootstrapServers,
      Optional<Short> replication,
      String jdbcUrl,
      String user,
      String password,
      Optional<String> reportPassword,
      Optional<String> readerPassword)
      implements Storage {

    /** Without the passwords: it may end in a log. */
    @Override
    public String toString() {
      return "remote: " + bootstrapServers + ", " + jdbcUrl + " as " + user;
    }
  }

  /** The variables that {@code remote} can't do without. */
  List<String> NEEDED_BY_REMOTE =
      List.of(
          "ARGUS_KAFKA_BOOTSTRAP_SERVERS", "ARGUS_DB_URL", "ARGUS_DB_USER", "ARGUS_DB_PASSWORD");

  /**
   * Reads the user's environment; empty values count as not set.
   *
   * @throws IllegalArgumentException naming the variable that is wrong or missing
   */
  static Storage of(Map<String, String> environment) {
    String mode = value(environment, VARIABLE).orElse("local");
    return switch (mode) {
      case "local" -> new Local();
      case "memory" -> new Memory();
      case "remote" -> remote(environment);
      default ->
          throw new IllegalArgumentException(
              VARIABLE + " is local, memory or remote, not " + mode + ".");
    };
  }

  /** Its name in {@code ARGUS_STORAGE}. */
  default String id() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** What has to be started. */
  default List<Part> parts() {
    return this instanceof Remote ? Part.services() : List.of(Part.values());
  }

  /** How many runs a project keeps unless somebody says otherwise; 0 = no limit. */
  default int maxRuns() {
    return this instanceof Remote ? 0 : 1000;
  }

  private static Remote remote(Map<String, String> environment) {
    String missing =
        NEEDED_BY_REMOTE.stream()
            .filter(name -> value(environment, name).isEmpty())
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          VARIABLE
              + "=remote needs "
              + missing
              + ". Set it, or leave "
              + VARIABLE
              + " out to keep the data on this machine.");
    }
    String url = environment.getOrDefault("ARGUS_DB_URL", "");
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "ARGUS_DB_URL has to look like jdbc:postgresql://host:5432/database, not " + url);
    }
    String smtpPort = environment.getOrDefault(Stores.SMTP_PORT, "");
    if (!smtpPort.matches("[0-9]{0,5}")) {
      throw new IllegalArgumentException(Stores.SMTP_PORT + " is not a port: " + smtpPort);
    }
    return new Remote(
        environment.getOrDefault("ARGUS_KAFKA_BOOTSTRAP_SERVERS", ""),
        value(environment, "ARGUS_KAFKA_REPLICATION").map(Storage::replication),
        url,
        environment.getOrDefault("ARGUS_DB_USER", ""),
        environment.getOrDefault("ARGUS_DB_PASSWORD", ""),
        value(environment, "ARGUS_DB_REPORT_PASSWORD"),
        value(environment, "ARGUS_DB_READER_PASSWORD"));
  }

  private static short replication(String text) {
    if (!text.matches("[1-9][0-9]{0,2}")) {
      throw new IllegalArgumentException(
          "ARGUS_KAFKA_REPLICATION is the number of copies of each topic, such as 3, not " + text);
    }
    return Short.parseShort(text);
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
