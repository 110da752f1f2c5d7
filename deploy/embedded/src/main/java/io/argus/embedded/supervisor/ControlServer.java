package io.argus.embedded.supervisor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.BiConsumer;

/**
 * Takes {@code reload} and {@code stop} from a second {@code argus}: one line with the secret of
 * {@code run/supervisor.json} and the command; the answer is what people shall read. Loopback only.
 */
final class ControlServer implements AutoCloseable {

  private static final int READ_LIMIT_MS = 5_000;
  private static final int LONGEST_REQUEST = 512;

  private final ServerSocket socket;
  private final String token;
  private final BiConsumer<String, PrintStream> commands;

  /**
   * Starts to listen.
   *
   * @param commands called with a command and where its answer goes; the answer ends when it
   *     returns
   */
  ControlServer(String token, BiConsumer<String, PrintStream> commands) throws IOException {
    this.token = token;
    this.commands = commands;
    this.socket = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::accept, "control");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread thread = new Thread(() -> serve(client), "control request");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setSoTimeout(READ_LIMIT_MS);
      String request = request(client);
      int space = request.indexOf(' ');
      if (space > 0 && isToken(request.substring(0, space))) {
        PrintStream answer =
            new PrintStream(client.getOutputStream(), true, StandardCharsets.UTF_8);
        commands.accept(request.substring(space + 1), answer);
      }
    } catch (IOException gone) {
      // Whoever asked is not interested any more.
    }
  }

  private static String request(Socket client) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder line = new StringBuilder();
    for (int c = reader.read(); c >= 0 && c != '\n' && line.length() < LONGEST_REQUEST; ) {
      line.append((char) c);
      c = reader.read();
    }
    return line.toString();
  }

  private boolean isToken(String candidate) {
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
  }
}
