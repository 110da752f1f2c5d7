package io.argus.formats.xml;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Walks through an XML document: start tags, texts and end tags, nothing else. */
public final class XmlCursor {

  /** What the cursor stands on. */
  public enum At {
    START,
    TEXT,
    END,
    DOCUMENT_END
  }

  private final Limits limits;
  private final GuardedInput input;
  private final XMLStreamReader reader;
  private final Set<String> names = new HashSet<>();
  private int depth;

  private XmlCursor(Limits limits, GuardedInput input, XMLStreamReader reader) {
    this.limits = limits;
    this.input = input;
    this.reader = reader;
  }

  /** Opens a document of any encoding; does not close {@code document}. */
  public static XmlCursor open(InputStream document, Limits limits)
      throws IOException, UnreadableReport {
    GuardedInput input = new GuardedInput(XmlProlog.toUtf8(document), limits);
    // One factory per document: it keeps every name it has seen.
    InputFactoryImpl factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      return new XmlCursor(limits, input, factory.createXMLStreamReader(input, "UTF-8"));
    } catch (XMLStreamException e) {
      throw XmlErrors.of(e);
    }
  }

  /** The next start tag, text or end tag. */
  public At next() throws IOException, UnreadableReport {
    try {
      At at = null;
      while (at == null) {
        input.markup();
        at = take(reader.next());
      }
      return at;
    } catch (XMLStreamException e) {
      throw XmlErrors.of(e);
    } catch (RuntimeException e) {
      throw XmlErrors.of(e, line(), column());
    }
  }

  /** Null = nothing to tell of: comments and instructions are passed over unread. */
  private @Nullable At take(int event) throws UnreadableReport {
    return switch (event) {
      case XMLStreamConstants.START_ELEMENT -> deeper();
      case XMLStreamConstants.END_ELEMENT -> {
        depth--;
        yield At.END;
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> text(false);
      case XMLStreamConstants.CDATA -> text(true);
      case XMLStreamConstants.END_DOCUMENT -> At.DOCUMENT_END;
      case XMLStreamConstants.ENTITY_REFERENCE ->
          throw error("the entity &" + reader.getLocalName() + "; is not resolved");
      case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
        unknownName("?" + reader.getPITarget());
        yield null;
      }
      case XMLStreamConstants.DTD -> {
        refuseSubset();
        yield null;
      }
      default -> null;
    };
  }

  /** Goes to the root element, which an open document begins with; its local name. */
  public String root() throws IOException, UnreadableReport {
    At at = next();
    while (at != At.START) {
      at = next();
    }
    return name();
  }

  /** Local name of the tag. */
  public String name() {
    return reader.getLocalName();
  }

  /** Namespace of the tag; empty = none. */
  public String namespace() {
    String namespace = reader.getNamespaceURI();
    return namespace == null ? "" : namespace;
  }

  public int attributeCount() {
    return reader.getAttributeCount();
  }

  public String attributeName(int index) {
    return reader.getAttributeLocalName(index);
  }

  public String attributeValue(int index) {
    return reader.getAttributeValue(index);
  }

  /** Value of the tag's attribute, by local name; null = it has none. */
  public @Nullable String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (name.equals(reader.getAttributeLocalName(i))) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /**
   * Goes to the next child element of the element that stands {@code parent} deep, passing over
   * what is unread of the child before and over texts; false = the parent has ended. The way
   * through an element: {@code int in = xml.depth(); while (xml.nextChild(in)) { … }}.
   */
  public boolean nextChild(int parent) throws IOException, UnreadableReport {
    while (true) {
      switch (next()) {
        case START -> {
          countNames();
          if (depth == parent + 1) {
            return true;
          }
        }
        case END -> {
          if (depth < parent) {
            return false;
          }
        }
        case DOCUMENT_END -> {
          return false;
        }
        default -> {}
      }
    }
  }

  /**
   * Appends all text inside the element whose start tag the cursor is on, at any depth, until
   * {@code target} has {@code most} chars; leaves the cursor on the end tag. False = not all of it.
   */
  public boolean readText(StringBuilder target, int most) throws IOException, UnreadableReport {
    boolean whole = true;
    int element = depth;
    for (At at = next(); at != At.END || depth >= element; at = next()) {
      if (at == At.TEXT) {
        whole &= appendText(target, most);
      } else if (at == At.START) {
        countNames();
      }
    }
    return whole;
  }

  /** The same as a text of at most {@code most} chars. */
  public String text(int most) throws IOException, UnreadableReport {
    StringBuilder text = new StringBuilder();
    readText(text, most);
    return text.toString();
  }

  /** Passes over the element whose start tag the cursor is on. */
  public void skip() throws IOException, UnreadableReport {
    int element = depth;
    for (At at = next(); at != At.END || depth >= element; at = next()) {
      if (at == At.START) {
        countNames();
      }
    }
  }

  /** The parser remembers every name it has seen, so there may not be any number of them. */
  private void countNames() throws UnreadableReport {
    unknownName(reader.getLocalName());
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      unknownName(reader.getAttributeLocalName(i));
    }
  }

  /** Notes a name that the format does not know; only so many different ones are taken. */
  public void unknownName(String name) throws UnreadableReport {
    if (names.add(name) && names.size() > limits.names()) {
      throw error(
          "more than "
              + limits.names()
              + " different element or attribute names"
              + Limits.named("names"));
    }
  }

  /** Appends the text until {@code target} has {@code most} chars; false = not all of it. */
  public boolean appendText(StringBuilder target, int most) {
    int length = Math.min(reader.getTextLength(), most - target.length());
    if (length > 0) {
      target.append(reader.getTextCharacters(), reader.getTextStart(), length);
    }
    return length == reader.getTextLength() && !input.takeCut();
  }

  /** True once after raw control characters were replaced. */
  public boolean takeReplaced() {
    return input.takeReplaced();
  }

  /** True when the cursor stands on a text. */
  public boolean isText() {
    return reader.hasText() && !reader.isStartElement();
  }

  /** Open elements around the cursor; on an end tag without the one it closes. */
  public int depth() {
    return depth;
  }

  public int line() {
    return Math.max(1, reader.getLocation().getLineNumber());
  }

  public int column() {
    return Math.max(1, reader.getLocation().getColumnNumber());
  }

  /** An error at this place. */
  public UnreadableReport error(String reason) {
    return new UnreadableReport(line(), column(), reason);
  }

  private At deeper() throws UnreadableReport {
    if (++depth > limits.depth()) {
      throw error(
          "more than " + limits.depth() + " elements inside each other" + Limits.named("depth"));
    }
    for (int i = 0; i < reader.getNamespaceCount(); i++) {
      unknownName("xmlns:" + reader.getNamespacePrefix(i));
    }
    return At.START;
  }

  /** The parser reads a text to its end when it is asked for its length, and in no other call. */
  private At text(boolean cdata) {
    input.text(cdata);
    reader.getTextLength();
    return At.TEXT;
  }

  /** A DOCTYPE alone is harmless: real writers emit it, and what it names is never fetched. */
  private void refuseSubset() throws UnreadableReport {
    String subset = reader.getText();
    if (subset != null && !subset.isBlank()) {
      throw error("a DOCTYPE with declarations is refused: entities are never resolved");
    }
  }
}
