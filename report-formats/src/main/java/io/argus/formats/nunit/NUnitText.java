package io.argus.formats.nunit;

import io.argus.contracts.run.Failure;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Texts that both versions write alike. */
final class NUnitText {

  private static final String TYPE_END = " : ";

  private NUnitText() {}

  /** Of a {@code failure}, {@code reason} or {@code assertion}, which the cursor is on. */
  static @Nullable Failure failure(XmlCursor xml, Limits limits)
      throws IOException, UnreadableReport {
    String message = null;
    String trace = null;
    int in = xml.depth();
    while (xml.nextChild(in)) {
      switch (xml.name()) {
        case "message" -> message = xml.text(limits.messageBytes() + 1);
        case "stack-trace" -> trace = xml.text(limits.stackTraceBytes() + 1);
        default -> {}
      }
    }
    return Failures.of(message, type(message), trace);
  }

  static @Nullable String message(@Nullable Failure failure) {
    return failure == null ? null : failure.message();
  }

  /** {@code System.DivideByZeroException : Attempted to divide by zero.} */
  private static @Nullable String type(@Nullable String message) {
    int end = message == null ? -1 : message.indexOf(TYPE_END);
    if (message == null || end < 1) {
      return null;
    }
    int start = end;
    while (start > 0 && isOfType(message.charAt(start - 1))) {
      start--;
    }
    boolean first = message.substring(0, start).isBlank() || message.charAt(start - 1) == ' ';
    String type = message.substring(start, end);
    return first && type.endsWith("Exception") ? type : null;
  }

  private static boolean isOfType(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '+' || c == '`';
  }

  /** File name of a path of any system. */
  static @Nullable String file(@Nullable String path) {
    return path == null
        ? null
        : path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  static int number(@Nullable String text) {
    try {
      return text == null ? 0 : Math.max(0, Integer.parseInt(text.strip()));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
