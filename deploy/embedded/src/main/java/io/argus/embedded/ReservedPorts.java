package io.argus.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ports that are kept from everybody else between the moment they were chosen and the start of the
 * part that listens on them.
 */
public final class ReservedPorts {

  private final Map<Integer, ServerSocket> held = new ConcurrentHashMap<>();

  /** Takes the port at every address of this machine; false when somebody listens there. */
  public boolean claim(int port) {
    try {
      hold(port);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /** Takes any free port. */
  public int claimAny() {
    try {
      return hold(0);
    } catch (IOException e) {
      throw new UncheckedIOException("No port is free", e);
    }
  }

  /** Gives the port to whoever is started next. */
  public void release(int port) {
    ServerSocket socket = held.remove(port);
    if (socket != null) {
      close(socket);
    }
  }

  public void releaseAll() {
    held.keySet().forEach(this::release);
  }

  private int hold(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      held.put(socket.getLocalPort(), socket);
      return socket.getLocalPort();
    } catch (IOException e) {
      close(socket);
      throw e;
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
