package io.argus.ingest.report.junit;

import io.argus.contracts.run.Attachment;
import io.argus.ingest.report.parse.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** References to files as JUnit XML carries them: Jenkins' markers in the output, or a property. */
final class JUnitAttachments {

  private static final String START = "[[ATTACHMENT|";
  private static final String END = "]]";

  private JUnitAttachments() {}

  static boolean isAttachment(String property) {
    String name = property.toLowerCase(Locale.ROOT);
    return name.equals("attachment") || name.equals("testrail_attachment");
  }

  /** The reference alone; nothing is opened. */
  static List<Attachment> of(String path) {
    String clean = Texts.orNull(path);
    if (clean == null) {
      return List.of();
    }
    String trimmed = clean.strip();
    int slash = Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\'));
    String last = trimmed.substring(slash + 1);
    return List.of(new Attachment(last.isEmpty() ? trimmed : last, null, trimmed));
  }

  /** All markers in an output. */
  static List<Attachment> in(StringBuilder output) {
    int start = output.indexOf(START);
    if (start < 0) {
      return List.of();
    }
    List<Attachment> found = new ArrayList<>();
    while (start >= 0) {
      int path = start + START.length();
      int end = output.indexOf(END, path);
      int line = output.indexOf("\n", path);
      if (end >= 0 && (line < 0 || end < line)) {
        found.addAll(of(output.substring(path, end)));
      }
      start = output.indexOf(START, path);
    }
    return found;
  }
}
