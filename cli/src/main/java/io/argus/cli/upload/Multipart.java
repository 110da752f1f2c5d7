package io.argus.cli.upload;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A form with one part {@code report} per file, written without holding any of them. */
final class Multipart {

  private final String boundary;

  /**
   * @param boundary must not occur in the files: a random one does not
   */
  Multipart(String boundary) {
    this.boundary = boundary;
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  void write(List<Path> files, OutputStream to) throws IOException {
    for (Path file : files) {
      text(
          to,
          "--"
              + boundary
              + "\r\nContent-Disposition: form-data; name=\"report\"; filename=\""
              + quoted(file.getFileName().toString())
              + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
      Files.copy(file, to);
      text(to, "\r\n");
    }
    text(to, "--" + boundary + "--\r\n");
  }

  /** A name may hold anything but a slash; a header may not. */
  static String quoted(String name) {
    StringBuilder quoted = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('_');
      } else {
        quoted.append(Character.isISOControl(c) ? '_' : c);
      }
    }
    return quoted.toString();
  }

  private static void text(OutputStream to, String text) throws IOException {
    to.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
