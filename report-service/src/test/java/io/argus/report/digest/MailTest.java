package io.argus.report.digest;

import static io.argus.report.digest.Digests.admin;
import static io.argus.report.digest.Digests.mails;
import static io.argus.report.digest.Digests.send;
import static io.argus.report.digest.Digests.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import io.argus.contracts.run.CaseStatus;
import io.argus.report.testdata.MailServer;
import io.argus.report.testdata.MovableClock;
import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.ShopHistory;
import io.argus.report.testdata.StoredCaseFixture;
import io.argus.report.testdata.StoredResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What arrives at a real mail server. */
@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
@QuarkusTestResource(MailServer.class)
class MailTest {

  /** Beyond it Gmail clips. */
  private static final int MOST_BYTES = 102 * 1024;

  @Inject MovableClock clock;
  @Inject DigestDatabase database;
  private StoredResults results;

  @BeforeEach
  void empty() throws Exception {
    clock.set(ShopHistory.MONDAY_MORNING);
    results = StoredResults.empty();
    Digests.empty(database);
  }

  @AfterEach
  void close() {
    results.close();
    clock.reset();
  }

  @Test
  void a_week_in_one_mail() throws Exception {
    ShopHistory.store(results);
    subscribe("'period':'weekly','pdf':true").then().statusCode(201);

    send("'period':'weekly'").then().statusCode(200);

    assertThat(mails()).hasSize(1);
    MimeMessage mail = mails().get(0);
    assertThat(mail.getSubject())
        .isEqualTo("[Argus] shop, week 47: new failure: PriceTest › rounds half up");
    assertThat(mail.getHeader("To")).containsExactly("qa@example.com");
    assertThat(mail.getHeader("Cc")).isNull();
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(mail.getHeader("List-Unsubscribe")[0])
        .startsWith("<http://127.0.0.1:8080/api/digests/unsubscribe/");
    assertThat(mail.getMessageID()).matches("<digest-[0-9a-f-]{36}-2026-11-16@127.0.0.1>");

    Map<String, Part> parts = parts(mail);
    assertThat(parts.keySet())
        .containsExactly(
            "text/plain", "text/html", "chart0.png", "chart1.png", "argus-weekly-2026-11-16.pdf");
    String html = text(parts, "text/html");
    assertThat(html)
        .contains("cid:chart0@argus", "cid:chart1@argus", "expected: &lt;10.35&gt;")
        .contains("prefers-color-scheme: dark", "@media (max-width: 480px)");
    assertThat(parts.get("chart0.png").getHeader("Content-ID")).containsExactly("<chart0@argus>");
    assertThat(ImageIO.read(parts.get("chart1.png").getInputStream()).getWidth()).isEqualTo(1152);
    assertThat(parts.get("argus-weekly-2026-11-16.pdf").getInputStream().readNBytes(5))
        .asString()
        .isEqualTo("%PDF-");
    assertThat(
            text(parts, "text/plain")
                .replaceAll("unsubscribe/\\S+", "unsubscribe/…")
                .replaceAll("\r", ""))
        .isEqualTo(golden("weekly.txt").stripTrailing());
  }

  @Test
  void is_never_so_long_that_a_mail_client_clips_it() throws Exception {
    results.project("shop");
    String dear = "\"<&'\"".repeat(200) + "\uD83D\uDCA5".repeat(200);
    for (String day : new String[] {"2026-11-12", "2026-11-18"}) {
      boolean last = day.equals("2026-11-18");
      for (int suite = 0; suite < 15; suite++) {
        for (int hour = 1; hour <= 3; hour++) {
          var run =
              results
                  .run("shop", suite + dear.substring(0, 90), day + "T0" + hour + ":00:00Z")
                  .durationMs(60_000);
          for (int i = 0; i < 8; i++) {
            String owner = dear + suite + i;
            run.result(red(owner, "breaks" + dear, !last));
            run.result(red(owner, "mends" + dear, last));
            run.result(
                StoredCaseFixture.of(owner, "slows" + dear, CaseStatus.PASS)
                    .durationMs(last ? 9_000 : 1_000));
            run.result(
                StoredCaseFixture.of(owner, "loads" + dear, CaseStatus.PASS)
                    .detail(
                        null,
                        "{\"metrics\":{\"p95Ms\":%d,\"errorRatePercent\":%d}}"
                            .formatted(last ? 900 : 100, last ? 50 : 0)));
            run.result(red(owner, "wavers" + dear, !last || hour == 2));
            if (!last) {
              run.result(StoredCaseFixture.of(owner, "stops" + dear, CaseStatus.PASS));
            }
          }
          run.store();
        }
      }
    }
    subscribe("'period':'weekly'").then().statusCode(201);

    send("'period':'weekly'").then().statusCode(200);

    String html = text(parts(mails().get(0)), "text/html");
    assertThat(html)
        .contains(
            "New failures",
            "Newly flaky",
            "Fixed",
            "Slower",
            "Stopped running",
            "Load tests",
            "and 110 more");
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isBetween(MOST_BYTES / 4, MOST_BYTES);
    assertThat(html).doesNotContain("\"<&");
    assertThat(GreenMailUtil.getHeaders(mails().get(0)).lines())
        .allMatch(line -> line.length() < 998);
  }

  private static StoredCaseFixture red(String owner, String name, boolean passes) {
    return StoredCaseFixture.of(owner, name, passes ? CaseStatus.PASS : CaseStatus.FAIL);
  }

  @Test
  void no_header_can_be_smuggled_in() throws Exception {
    results.project("shop");
    results
        .run("shop", "unit", "2026-11-18T01:00:00Z")
        .result("CartTest", "adds\r\nBcc: everybody@example.com\r\n\r\n<script>", CaseStatus.FAIL)
        .store();
    subscribe("'period':'weekly'").then().statusCode(201);

    send("'period':'weekly'").then().statusCode(200);

    MimeMessage mail = mails().get(0);
    assertThat(mail.getSubject())
        .endsWith("new failure: CartTest › adds Bcc: everybody@example.com <script>");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(text(parts(mail), "text/html")).doesNotContain("<script>");
  }

  @Test
  void a_preview_comes_as_it_is_asked_for() throws Exception {
    ShopHistory.store(results);
    String path = "/api/digests/preview?period=daily&date=2026-11-20&project=shop";

    String html =
        admin().get(path).then().statusCode(200).contentType("text/html").extract().asString();
    byte[] pdf =
        admin()
            .accept("application/pdf")
            .get(path)
            .then()
            .contentType("application/pdf")
            .extract()
            .asByteArray();
    byte[] png =
        admin()
            .accept("image/png")
            .get(path)
            .then()
            .contentType("image/png")
            .extract()
            .asByteArray();
    String text =
        admin()
            .accept("text/plain")
            .get(path)
            .then()
            .contentType("text/plain")
            .extract()
            .asString();

    assertThat(html)
        .contains("Friday, 20 November 2026", "src=\"data:image/png;base64,")
        .doesNotContain("Unsubscribe");
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getHeight()).isGreaterThan(500);
    assertThat(text).startsWith("shop · Friday, 20 November 2026");
    admin().accept("application/json").get(path).then().statusCode(406);
    for (String date : new String[] {"yesterday", "9999-12-31", "0000-01-01", "-999999999-01-01"}) {
      admin().get("/api/digests/preview?date=" + date).then().statusCode(400);
    }
    admin().get("/api/digests/preview?period=monthly").then().statusCode(400);
  }

  private static Map<String, Part> parts(MimeMessage mail) throws Exception {
    Map<String, Part> parts = new LinkedHashMap<>();
    collect((MimeMultipart) mail.getContent(), parts);
    return parts;
  }

  private static void collect(MimeMultipart multipart, Map<String, Part> parts) throws Exception {
    for (int i = 0; i < multipart.getCount(); i++) {
      BodyPart part = multipart.getBodyPart(i);
      if (part.getContent() instanceof MimeMultipart inner) {
        collect(inner, parts);
      } else {
        String type = part.getContentType().replaceFirst(";.*", "").strip();
        parts.put(part.getFileName() == null ? type : part.getFileName(), part);
      }
    }
  }

  private static String text(Map<String, Part> parts, String type) throws Exception {
    return (String) parts.get(type).getContent();
  }

  private static String golden(String name) throws IOException {
    try (InputStream text = MailTest.class.getResourceAsStream("/digest/" + name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
