package io.argus.ingest.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Reads only so many bytes until it is told that the bound is over. */
final class BoundedChannel implements SeekableByteChannel {

  private final SeekableByteChannel channel;
  private long left;

  BoundedChannel(SeekableByteChannel channel, long most) {
    this.channel = channel;
    this.left = most;
  }

  void unbound() {
    left = Long.MAX_VALUE;
  }

  @Override
  public int read(ByteBuffer buffer) throws IOException {
    int read = channel.read(buffer);
    left -= Math.max(0, read);
    if (left < 0) {
      throw new LimitExceeded("The directory of a zip archive names more entries than are read.");
    }
    return read;
  }

  @Override
  public int write(ByteBuffer buffer) {
    throw new UnsupportedOperationException("an upload is only read");
  }

  @Override
  public long position() throws IOException {
    return channel.position();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    channel.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new UnsupportedOperationException("an upload is only read");
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
