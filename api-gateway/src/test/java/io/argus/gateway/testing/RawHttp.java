package io.argus.gateway.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which anything can be sent, well-formed or not. */
public final class RawHttp implements AutoCloseable {

  private static final int PATIENCE_MS = 10_000;

  private final Socket socket;

  public RawHttp(URI gateway) throws IOException {
    socket = new Socket(gateway.getHost(), gateway.getPort());
    socket.setSoTimeout(PATIENCE_MS);
  }

  /** One request on a connection of its own; the answer, head and body. */
  public static String exchange(URI gateway, String request) throws IOException {
    try (RawHttp connection = new RawHttp(gateway)) {
      connection.send(request);
      return connection.readAll();
    }
  }

  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public void send(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /** Everything until the other side closes. */
  public String readAll() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** Everything up to and including this text. */
  public String readUntil(String end) throws IOException {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    while (!seen.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed after: " + seen.toString(StandardCharsets.ISO_8859_1));
      }
      seen.write(next);
    }
    return seen.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
