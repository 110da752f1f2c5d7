package io.argus.embedded.command;

import io.argus.embedded.home.StackState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Talks to the supervisor that runs. */
final class ControlClient {

  private ControlClient() {}

  /** Sends one command and hands on the lines of the answer until it ends. */
  static void send(StackState running, String command, Consumer<String> answer) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), running.controlPort())) {
      String request = running.controlToken() + " " + command + "\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        answer.accept(line);
      }
    }
  }
}
