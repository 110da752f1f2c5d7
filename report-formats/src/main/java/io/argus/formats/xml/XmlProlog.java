package io.argus.formats.xml;

import io.argus.formats.parse.UnreadableReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns an XML document in any encoding into UTF-8 without byte order mark and declaration. A byte
 * order mark beats what is declared: PowerShell writes UTF-16 and declares UTF-8. White space
 * before the declaration is forgiven. Positions stay those of the document.
 */
final class XmlProlog {

  private static final int DECLARATION_BYTES = 1024;
  private static final Pattern DECLARATION = Pattern.compile("\\s*<\\?xml\\s[^>]*\\?>");
  private static final Pattern ENCODING =
      Pattern.compile("\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");

  private XmlProlog() {}

  static InputStream toUtf8(InputStream document) throws IOException, UnreadableReport {
    byte[] head = document.readNBytes(DECLARATION_BYTES);
    int mark = markLength(head);
    InputStream rest =
        new SequenceInputStream(new ByteArrayInputStream(head, mark, head.length - mark), document);
    Charset wide = wideCharset(head);
    if (wide != null) {
      InputStream utf8 = new Utf8Input(new InputStreamReader(rest, wide));
      return withoutDeclaration(utf8.readNBytes(DECLARATION_BYTES), utf8);
    }
    Charset declared = mark > 0 ? StandardCharsets.UTF_8 : declaredCharset(head);
    InputStream utf8 =
        declared.equals(StandardCharsets.UTF_8)
            ? rest
            : new Utf8Input(new InputStreamReader(rest, declared));
    return withoutDeclaration(utf8.readNBytes(DECLARATION_BYTES), utf8);
  }

  private static int markLength(byte[] head) {
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      return 3;
    }
    return startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF) ? 2 : 0;
  }

  private static @Nullable Charset wideCharset(byte[] head) {
    if (startsWith(head, 0xFF, 0xFE) || startsWith(head, '<', 0)) {
      return StandardCharsets.UTF_16LE;
    }
    return startsWith(head, 0xFE, 0xFF) || startsWith(head, 0, '<')
        ? StandardCharsets.UTF_16BE
        : null;
  }

  private static boolean startsWith(byte[] head, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static Charset declaredCharset(byte[] head) throws UnreadableReport {
    Matcher declaration = DECLARATION.matcher(new String(head, StandardCharsets.ISO_8859_1));
    if (!declaration.lookingAt()) {
      return StandardCharsets.UTF_8;
    }
    Matcher encoding = ENCODING.matcher(declaration.group());
    if (!encoding.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      Charset charset = Charset.forName(encoding.group(1));
      // The declaration was readable byte by byte, so the document is not UTF-16, whatever it says.
      boolean superset = charset.equals(StandardCharsets.US_ASCII);
      return superset || charset.name().startsWith("UTF-") ? StandardCharsets.UTF_8 : charset;
    } catch (IllegalArgumentException e) {
      throw new UnreadableReport(1, 1, "unknown encoding " + encoding.group(1));
    }
  }

  /** Blanks the declaration, so that lines and columns do not move. */
  private static InputStream withoutDeclaration(byte[] head, InputStream rest) {
    Matcher declaration = DECLARATION.matcher(new String(head, StandardCharsets.ISO_8859_1));
    if (declaration.lookingAt()) {
      for (int i = 0; i < declaration.end(); i++) {
        head[i] = head[i] == '\n' ? head[i] : (byte) ' ';
      }
    }
    return new SequenceInputStream(new ByteArrayInputStream(head), rest);
  }
}
