package io.argus.report.digest;

import static io.argus.report.testdata.Callers.with;

import io.argus.report.database.Query;
import io.argus.report.testdata.MailServer;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What tests of digests do again and again. */
final class Digests {

  private Digests() {}

  /** A migrated schema without rows, an inbox without mails. */
  static void empty(DigestDatabase database) throws Exception {
    database.migrate();
    database.run(
        connection -> Query.of("truncate subscription, signing_key cascade").update(connection));
    MailServer.get().purgeEmailFromAllMailboxes();
  }

  static RequestSpecification admin() {
    return with(Set.of("read", "admin"), Set.of("*"));
  }

  static RequestSpecification json(RequestSpecification caller, String body) {
    return caller.contentType(ContentType.JSON).body(body.replace('\'', '"'));
  }

  static Response subscribe(String members) {
    return json(admin(), "{'project':'shop','email':'qa@example.com'," + members + "}")
        .post("/api/digests/subscriptions");
  }

  static Response send(String members) {
    return json(admin(), "{'project':'shop'," + members + "}").post("/api/digests/send");
  }

  static List<String> states() {
    return admin().get("/api/digests/deliveries").jsonPath().getList("items.state");
  }

  static List<MimeMessage> mails() {
    return Arrays.asList(MailServer.get().getReceivedMessages());
  }
}
