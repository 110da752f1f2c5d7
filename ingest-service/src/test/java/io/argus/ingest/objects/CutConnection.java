package io.argus.ingest.objects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The way to a server that breaks off after so many bytes of an answer. */
final class CutConnection implements AutoCloseable {

  private final ServerSocket door;
  private final URI server;
  private final int bytes;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  CutConnection(URI server, int bytes) throws IOException {
    this.door = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    this.server = server;
    this.bytes = bytes;
    threads.execute(this::serve);
  }

  String endpoint() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  private void serve() {
    try {
      while (true) {
        Socket client = door.accept();
        Socket real = new Socket(server.getHost(), server.getPort());
        threads.execute(() -> pass(client, real, Integer.MAX_VALUE));
        threads.execute(() -> pass(real, client, bytes));
      }
    } catch (IOException e) {
      if (!door.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Both ends go when one does. */
  private static void pass(Socket from, Socket to, int most) {
    try (from;
        to) {
      byte[] buffer = new byte[8192];
      int left = most;
      InputStream in = from.getInputStream();
      for (int count = in.read(buffer);
          count >= 0 && left > 0;
          count = left > 0 ? in.read(buffer) : -1) {
        to.getOutputStream().write(buffer, 0, Math.min(count, left));
        left -= count;
      }
    } catch (IOException expected) {
      // One of the two has hung up.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
