package io.argus.ingest.objects;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What is to be stored; it may be read more than once. */
public interface ObjectContent {

  long sizeBytes();

  /** From the start. */
  InputStream open() throws IOException;

  /** A small one. */
  static ObjectContent of(byte[] bytes) {
    return new ObjectContent() {
      @Override
      public long sizeBytes() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }
}
