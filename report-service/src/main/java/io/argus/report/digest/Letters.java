package io.argus.report.digest;

import io.argus.report.digest.rendering.Chart;
import io.argus.report.digest.rendering.DigestPages;
import io.argus.report.digest.rendering.Frame;
import io.argus.report.digest.rendering.Paper;
import io.quarkus.mailer.Mail;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a digest into a mail: HTML with its images, text, a PDF on request, a way out. */
@ApplicationScoped
class Letters {

  private final DigestConfig config;
  private final UnsubscribeLinks unsubscribe;

  Letters(DigestConfig config, UnsubscribeLinks unsubscribe) {
    this.config = config;
    this.unsubscribe = unsubscribe;
  }

  Mail write(Slot slot, Edition edition) {
    Subscription to = slot.subscription();
    String wayOut = unsubscribe.of(to.id());
    Frame frame = new Frame(Links.base(config), wayOut, false);
    Mail mail =
        new Mail()
            .addTo(to.email())
            .setFrom(config.from())
            .setSubject(edition.digest().subject())
            .setText(DigestPages.text(edition.digest(), frame))
            .setHtml(DigestPages.mail(edition.digest(), edition.charts(), frame))
            .addHeader("Message-ID", slot.messageId(Links.host(config)))
            .addHeader("List-Unsubscribe", "<" + wayOut + ">")
            .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
            .addHeader("Auto-Submitted", "auto-generated");
    attach(mail, edition.charts());
    if (to.pdf()) {
      String name = "argus-%s-%s.pdf".formatted(to.period().word(), slot.periodStart());
      byte[] pdf = Paper.pdf(edition.digest(), edition.charts(), Frame.of(Links.base(config)));
      mail.addAttachment(name, pdf, "application/pdf");
    }
    return mail;
  }

  private static void attach(Mail mail, List<Chart> charts) {
    for (int i = 0; i < charts.size(); i++) {
      byte @Nullable [] png = charts.get(i).png();
      if (png != null) {
        String id = "<" + Chart.contentId(i) + ">";
        mail.addInlineAttachment("chart" + i + ".png", png, "image/png", id);
      }
    }
  }
}
