package io.argus.report.digest;

import io.argus.report.digest.rendering.Chart;
import io.argus.report.digest.rendering.DigestPages;
import io.argus.report.digest.rendering.Frame;
import io.argus.report.digest.rendering.Paper;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a digest into a mail: HTML with its images, text, a PDF on request, a way out. Nothing in a
 * header comes out of a test but for the subject, which is one line.
 */
@ApplicationScoped
class Letters {

  private final DigestConfig config;
  private final UnsubscribeLinks unsubscribe;

  Letters(DigestConfig config, UnsubscribeLinks unsubscribe) {
    this.config = config;
    this.unsubscribe = unsubscribe;
  }

  MailMessage write(Slot slot, Edition edition) {
    Subscription to = slot.subscription();
    String wayOut = unsubscribe.of(to.id());
    Frame frame = new Frame(Links.base(config), wayOut, false);
    MailMessage mail =
        new MailMessage()
            .setTo(to.email())
            .setFrom(config.from())
            .setSubject(edition.digest().subject())
            .setText(DigestPages.text(edition.digest(), frame))
            .setHtml(DigestPages.mail(edition.digest(), edition.charts(), frame))
            .setInlineAttachment(images(edition.charts()))
            .addHeader("Message-ID", slot.messageId(Links.host(config)))
            .addHeader("List-Unsubscribe", "<" + wayOut + ">")
            .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
            .addHeader("Auto-Submitted", "auto-generated");
    if (to.pdf()) {
      mail.setAttachment(List.of(pdf(slot, edition)));
    }
    return mail;
  }

  private MailAttachment pdf(Slot slot, Edition edition) {
    String name =
        "argus-%s-%s.pdf".formatted(slot.subscription().period().word(), slot.periodStart());
    byte[] pdf = Paper.pdf(edition.digest(), edition.charts(), Frame.of(Links.base(config)));
    return attachment(name, "application/pdf", pdf).setDisposition("attachment");
  }

  private static List<MailAttachment> images(List<Chart> charts) {
    List<MailAttachment> images = new ArrayList<>();
    for (int i = 0; i < charts.size(); i++) {
      byte @Nullable [] png = charts.get(i).png();
      if (png != null) {
        images.add(
            attachment("chart" + i + ".png", "image/png", png)
                .setDisposition("inline")
                .setContentId("<" + Chart.contentId(i) + ">"));
      }
    }
    return images;
  }

  private static MailAttachment attachment(String name, String type, byte[] content) {
    return MailAttachment.create()
        .setName(name)
        .setContentType(type)
        .setData(Buffer.buffer(content));
  }
}
