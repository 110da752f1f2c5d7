package io.argus.formats.parse;

import io.argus.contracts.run.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** References to files as reports carry them: a path, or Jenkins' markers in an output. */
public final class AttachmentReferences {

  private static final String START = "[[ATTACHMENT|";
  private static final String END = "]]";

  private AttachmentReferences() {}

  public static boolean isAttachment(String property) {
    String name = property.toLowerCase(Locale.ROOT);
    return name.equals("attachment") || name.equals("testrail_attachment");
  }

  /** The reference alone; nothing is opened. */
  public static List<Attachment> of(String path) {
    String clean = Texts.orNull(path);
    if (clean == null) {
      return List.of();
    }
    String trimmed = clean.strip();
    int slash = Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\'));
    String last = trimmed.substring(slash + 1);
    return List.of(new Attachment(last.isEmpty() ? trimmed : last, null, trimmed));
  }

  /**
   * The markers in an output, each on one line.
   *
   * @param most more are not looked for
   */
  public static List<Attachment> in(StringBuilder output, int most) {
    int start = output.indexOf(START);
    if (start < 0) {
      return List.of();
    }
    List<Attachment> found = new ArrayList<>();
    int lineEnd = -1;
    int end = -1;
    while (start >= 0 && found.size() < most) {
      int path = start + START.length();
      // Each is looked for once, however many markers are open before it.
      lineEnd = lineEnd < path ? indexOrEnd(output, "\n", path) : lineEnd;
      end = end < path ? indexOrEnd(output, END, path) : end;
      boolean closed = end < lineEnd;
      if (closed) {
        found.addAll(of(output.substring(path, end)));
      }
      start = output.indexOf(START, closed ? end : path);
    }
    return found;
  }

  private static int indexOrEnd(StringBuilder output, String text, int from) {
    int index = output.indexOf(text, from);
    return index < 0 ? output.length() : index;
  }
}
