package io.argus.report.digest.rendering;

import io.argus.report.digest.content.Digest;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** A digest as HTML and as text. */
public final class DigestPages {

  private DigestPages() {}

  /** Templates are in {@code templates/digest}; everything is escaped in HTML. */
  @CheckedTemplate(basePath = "digest")
  static final class Templates {

    private Templates() {}

    static native TemplateInstance page(Digest digest, List<Picture> pictures, Frame frame);

    static native TemplateInstance plain(Digest digest, Frame frame);

    static native TemplateInstance unsubscribe(String title, String text, Boolean asks);
  }

  /** To be shown by itself, images included. */
  public static String html(Digest digest, List<Chart> charts, Frame frame) {
    return Templates.page(digest, Picture.embedded(charts), frame).render();
  }

  /** For a mail that has the images attached under {@link Chart#contentId}. */
  public static String mail(Digest digest, List<Chart> charts, Frame frame) {
    return Templates.page(digest, Picture.attached(charts), frame).render();
  }

  public static String text(Digest digest, Frame frame) {
    return Templates.plain(digest, frame).render();
  }

  /**
   * What somebody sees who follows the link in a mail.
   *
   * @param asks with a button that does it
   */
  public static String unsubscribe(String title, String text, boolean asks) {
    return Templates.unsubscribe(title, text, asks).render();
  }
}
