package io.argus.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ports that are kept from everybody else between the moment they were chosen and the start of the
 * part that listens on them, and from other stacks for as long as this one is there.
 */
public final class ReservedPorts {

  private final Map<Integer, ServerSocket> held = new ConcurrentHashMap<>();
  private final PortLocks locks;

  public ReservedPorts() {
    this(PortLocks.ofThisUser());
  }

  ReservedPorts(PortLocks locks) {
    this.locks = locks;
  }

  /**
   * Takes the port at every address of this machine; false when somebody listens there, or when it
   * belongs to another stack.
   */
  public boolean claim(int port) {
    try {
      hold(port);
    } catch (IOException taken) {
      return false;
    }
    if (locks.take(port)) {
      return true;
    }
    release(port);
    return false;
  }

  /** Takes any free port. */
  public int claimAny() {
    while (true) {
      int port = holdAny();
      if (locks.take(port)) {
        return port;
      }
      release(port);
    }
  }

  /** Gives the port to the part of this stack that is started next. */
  public void release(int port) {
    ServerSocket socket = held.remove(port);
    if (socket != null) {
      close(socket);
    }
  }

  /** Gives all of them to everybody. */
  public void releaseAll() {
    held.keySet().forEach(this::release);
    locks.giveBack();
  }

  private int holdAny() {
    try {
      return hold(0);
    } catch (IOException e) {
      throw new UncheckedIOException("No port is free", e);
    }
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
