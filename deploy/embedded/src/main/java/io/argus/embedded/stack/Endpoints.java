package io.argus.embedded.stack;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The document {@code run/endpoints.json}: where everything is, for tests, tools and people. */
public final class Endpoints {

  private Endpoints() {}

  /** Builds the document; a part without a pid is left without. */
  public static Map<String, Object> document(
      String commit, String startedAt, Ports ports, DatabaseUsers database, Map<Part, Long> pids) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("commit", commit);
    document.put("startedAt", startedAt);
    for (Part part : new Part[] {Part.GATEWAY, Part.INGEST, Part.ANALYTICS, Part.REPORT}) {
      document.put(part.id(), withPid(Map.of("url", ports.url(part)), pids.get(part)));
    }
    document.put(
        "kafka",
        withPid(Map.of("bootstrapServers", ports.address(Part.KAFKA)), pids.get(Part.KAFKA)));
    document.put("postgres", withPid(postgres(ports, database), pids.get(Part.POSTGRES)));
    document.put("mail", withPid(mail(ports), pids.get(Part.MAIL)));
    return document;
  }

  /** The JDBC URL of the embedded database. */
  public static String jdbcUrl(Ports ports) {
    return "jdbc:postgresql://" + ports.address(Part.POSTGRES) + "/argus";
  }

  private static Map<String, Object> postgres(Ports ports, DatabaseUsers database) {
    Map<String, Object> postgres = new LinkedHashMap<>();
    postgres.put("jdbcUrl", jdbcUrl(ports));
    postgres.put("user", "argus");
    postgres.put("password", database.password());
    postgres.put("readerUser", "argus_reader");
    postgres.put("readerPassword", database.readerPassword());
    return postgres;
  }

  private static Map<String, Object> mail(Ports ports) {
    Map<String, Object> mail = new LinkedHashMap<>();
    mail.put("smtpHost", "127.0.0.1");
    mail.put("smtpPort", ports.of(Part.MAIL));
    mail.put("imapPort", ports.imap());
    return mail;
  }

  private static Map<String, Object> withPid(Map<String, ?> address, @Nullable Long pid) {
    Map<String, Object> endpoint = new LinkedHashMap<>(address);
    if (pid != null) {
      endpoint.put("pid", pid);
    }
    return endpoint;
  }

  /** The passwords that the document tells. */
  public record DatabaseUsers(String password, String readerPassword) {}
}
