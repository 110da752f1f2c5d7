package io.argus.report.digest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks as much SMTP as it takes to refuse one recipient for good. */
final class RefusingServer implements AutoCloseable {

  private final ServerSocket socket;
  private final String refused;
  private final List<String> accepted = new CopyOnWriteArrayList<>();

  private RefusingServer(ServerSocket socket, String refused) {
    this.socket = socket;
    this.refused = refused;
  }

  static RefusingServer start(int port, String refused) throws IOException {
    RefusingServer server =
        new RefusingServer(new ServerSocket(port, 10, InetAddress.getLoopbackAddress()), refused);
    inBackground(server::serve);
    return server;
  }

  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task, "smtp");
    thread.setDaemon(true);
    thread.start();
  }

  List<String> accepted() {
    return accepted;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        inBackground(() -> talk(client));
      } catch (IOException e) {
        return; // the test is over
      }
    }
  }

  private void talk(Socket connection) {
    try (Socket client = connection) {
      answer(client);
    } catch (IOException e) {
      // the client has left
    }
  }

  private void answer(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    say(client, "220 here");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String command = line.toUpperCase(Locale.ROOT);
      if (command.startsWith("RCPT") && line.contains(refused)) {
        say(client, "550 5.1.1 no such user\u0007 here");
      } else if (command.startsWith("DATA")) {
        say(client, "354 go on");
        for (String text = in.readLine(); !".".equals(text); text = in.readLine()) {
          // whatever it is
        }
        say(client, "250 taken");
      } else {
        if (command.startsWith("RCPT")) {
          accepted.add(line.replaceAll(".*<|>.*", ""));
        }
        say(client, command.startsWith("QUIT") ? "221 bye" : "250 fine");
      }
    }
  }

  private static void say(Socket client, String answer) throws IOException {
    client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    client.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
