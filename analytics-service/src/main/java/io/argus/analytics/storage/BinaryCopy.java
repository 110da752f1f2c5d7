package io.argus.analytics.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows in PostgreSQL's binary COPY format (manual, "COPY", Binary Format). Values follow in
 * the order of the columns; the types must be those of the table, nothing is converted.
 */
public final class BinaryCopy implements AutoCloseable {

  private static final byte[] SIGNATURE =
      "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int FLUSH_AT = 64 * 1024;
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);
  private static final byte JSONB_VERSION = 1;

  private final CopyIn copy;
  private ByteBuffer buffer = ByteBuffer.allocate(2 * FLUSH_AT);

  /**
   * @param target table and columns, e.g. {@code "t (a, b)"}; not from outside
   */
  public BinaryCopy(Connection connection, String target) throws SQLException {
    copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + target + " from stdin (format binary)");
    buffer.put(SIGNATURE).putInt(0).putInt(0);
  }

  /** Begins a row of so many columns. */
  public BinaryCopy row(int columns) throws SQLException {
    if (buffer.position() >= FLUSH_AT) {
      flush();
    }
    buffer.putShort((short) columns);
    return this;
  }

  /**
   * Two bytes.
   *
   * @throws IllegalArgumentException when the value does not fit
   */
  public BinaryCopy int2(int value) {
    if (value != (short) value) {
      throw new IllegalArgumentException(value + " does not fit into a smallint");
    }
    room(6).putInt(2).putShort((short) value);
    return this;
  }

  public BinaryCopy int4(@Nullable Integer value) {
    if (value == null) {
      return nothing();
    }
    room(8).putInt(4).putInt(value);
    return this;
  }

  public BinaryCopy int8(@Nullable Long value) {
    if (value == null) {
      return nothing();
    }
    room(12).putInt(8).putLong(value);
    return this;
  }

  public BinaryCopy float8(double value) {
    room(12).putInt(8).putDouble(value);
    return this;
  }

  public BinaryCopy timestamptz(Instant value) {
    room(12).putInt(8).putLong(EPOCH.until(value, ChronoUnit.MICROS));
    return this;
  }

  public BinaryCopy date(LocalDate value) {
    room(8).putInt(4).putInt((int) EPOCH_DAY.until(value, ChronoUnit.DAYS));
    return this;
  }

  public BinaryCopy text(@Nullable String value) {
    if (value == null) {
      return nothing();
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    room(4 + bytes.length).putInt(bytes.length).put(bytes);
    return this;
  }

  /**
   * @param json a JSON text in UTF-8
   */
  public BinaryCopy jsonb(byte @Nullable [] json) {
    if (json == null) {
      return nothing();
    }
    room(5 + json.length).putInt(1 + json.length).put(JSONB_VERSION).put(json);
    return this;
  }

  /** Ends the COPY; without this, {@link #close} cancels it. */
  public void finish() throws SQLException {
    room(2).putShort((short) -1);
    flush();
    copy.endCopy();
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }

  private BinaryCopy nothing() {
    room(4).putInt(-1);
    return this;
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      int size = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
      buffer = ByteBuffer.allocate(size).put(buffer.flip());
    }
    return buffer;
  }

  private void flush() throws SQLException {
    copy.writeToCopy(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
