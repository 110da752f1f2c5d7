package io.argus.formats.xml;

import io.argus.formats.parse.UnreadableReport;
import java.io.CharConversionException;
import java.io.IOException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

/** What the XML parser throws, told apart: a broken file, or one that can't be read. */
final class XmlErrors {

  private static final String END_OF_INPUT = "Unexpected end-of-input";

  private XmlErrors() {}

  static UnreadableReport of(XMLStreamException error) throws IOException {
    Location at = error.getLocation();
    int line = at == null ? 0 : at.getLineNumber();
    int column = at == null ? 0 : at.getColumnNumber();
    return of(error, line, column);
  }

  /** The parser throws unchecked ones where a text is read lazily. */
  static UnreadableReport of(Exception error, int line, int column) throws IOException {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof LimitExceeded limit) {
        return new UnreadableReport(line, column, String.valueOf(limit.getMessage()));
      }
      if (cause instanceof IOException broken && !(cause instanceof CharConversionException)) {
        throw broken;
      }
      if (cause instanceof XMLStreamException inner
          && inner != error
          && inner.getLocation() != null) {
        return of(inner);
      }
    }
    return new UnreadableReport(line, column, reason(error));
  }

  /** Only the first line: the parser appends the position in a form of its own. */
  private static String reason(Exception error) {
    String message = error.getMessage();
    if (message == null) {
      return "not well-formed XML";
    }
    if (message.startsWith(END_OF_INPUT)) {
      return "not well-formed XML: " + UnreadableReport.ENDS_EARLY;
    }
    int end = message.indexOf('\n');
    return "not well-formed XML: " + (end < 0 ? message : message.substring(0, end));
  }
}
