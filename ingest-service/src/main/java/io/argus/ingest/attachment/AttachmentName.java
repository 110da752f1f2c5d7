package io.argus.ingest.attachment;

import java.nio.charset.StandardCharsets;

/** What an attachment is called: one line, no folders, short enough for any file system. */
final class AttachmentName {

  private static final int MOST_BYTES = 90;
  private static final int LONGEST_EXTENSION = 12;
  private static final String UNNAMED = "attachment";
  private static final String CUT = "…";

  private AttachmentName() {}

  /** Of a name that anybody may have given. */
  static String of(String given) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    StringBuilder name = new StringBuilder();
    last.codePoints().filter(AttachmentName::isPlain).forEach(name::appendCodePoint);
    String plain = name.toString().strip();
    boolean nothingLeft = plain.chars().allMatch(c -> c == '.');
    return nothingLeft ? UNNAMED : shortened(plain);
  }

  /** Neither control characters nor those that turn the direction of what follows. */
  private static boolean isPlain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** People know files by their beginning and their extension. */
  private static String shortened(String name) {
    if (bytes(name) <= MOST_BYTES) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String extension = dot < 0 ? "" : name.substring(dot);
    String end = CUT + (bytes(extension) <= LONGEST_EXTENSION ? extension : "");
    StringBuilder head = new StringBuilder();
    int left = MOST_BYTES - bytes(end);
    for (int character : name.codePoints().toArray()) {
      String one = Character.toString(character);
      left -= bytes(one);
      if (left < 0) {
        break;
      }
      head.append(one);
    }
    return head + end;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
