package io.argus.ingest.spool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a spooled file; its own trouble can be told from that of the body it is fed with. */
final class SpoolOutput extends OutputStream {

  private final OutputStream file;

  private SpoolOutput(OutputStream file) {
    this.file = file;
  }

  static SpoolOutput to(Path path) throws SpoolFailed {
    try {
      return new SpoolOutput(Files.newOutputStream(path));
    } catch (IOException e) {
      throw new SpoolFailed(e);
    }
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value});
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      file.write(bytes, offset, length);
    } catch (IOException e) {
      throw new SpoolFailed(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } catch (IOException e) {
      throw new SpoolFailed(e);
    }
  }
}
