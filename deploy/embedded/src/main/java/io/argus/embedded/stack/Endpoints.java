package io.argus.embedded.stack;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The document {@code run/endpoints.json}: where everything is, for tests, tools and people. */
public final class Endpoints {

  private Endpoints() {}

  /** Builds the document; a part without a pid, such as a remote one, is left without. */
  public static Map<String, Object> document(
      String commit, String startedAt, Ports ports, Stores stores, Map<Part, Long> pids) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("commit", commit);
    document.put("startedAt", startedAt);
    for (Part part : new Part[] {Part.GATEWAY, Part.INGEST, Part.ANALYTICS, Part.REPORT}) {
      document.put(part.id(), withPid(Map.of("url", ports.url(part)), pids.get(part)));
    }
    document.put(
        "kafka",
        withPid(Map.of("bootstrapServers", stores.bootstrapServers()), pids.get(Part.KAFKA)));
    document.put("postgres", withPid(postgres(stores), pids.get(Part.POSTGRES)));
    if (!stores.mail().isEmpty()) {
      document.put("mail", withPid(mail(stores, ports), pids.get(Part.MAIL)));
    }
    return document;
  }

  private static Map<String, Object> postgres(Stores stores) {
    Map<String, Object> postgres = new LinkedHashMap<>();
    postgres.put("jdbcUrl", stores.jdbcUrl());
    postgres.put("user", stores.user());
    postgres.put("password", stores.passwords().owner());
    postgres.put("readerUser", "argus_reader");
    if (!stores.passwords().reader().isEmpty()) {
      postgres.put("readerPassword", stores.passwords().reader());
    }
    return postgres;
  }

  private static Map<String, Object> mail(Stores stores, Ports ports) {
    Map<String, Object> mail = new LinkedHashMap<>();
    mail.put("smtpHost", stores.mail().getOrDefault(Stores.SMTP_HOST, "127.0.0.1"));
    mail.put("smtpPort", Integer.parseInt(stores.mail().getOrDefault(Stores.SMTP_PORT, "25")));
    if (ports.imap() > 0) {
      mail.put("imapPort", ports.imap());
    }
    return mail;
  }

  private static Map<String, Object> withPid(Map<String, ?> address, @Nullable Long pid) {
    Map<String, Object> endpoint = new LinkedHashMap<>(address);
    if (pid != null) {
      endpoint.put("pid", pid);
    }
    return endpoint;
  }
}
