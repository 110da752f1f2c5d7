package io.argus.formats.xml;

import io.argus.formats.parse.Limits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * UTF-8 XML on its way to the parser, which keeps whole tokens in memory: here they are bounded. A
 * tag or comment over its limit is refused. A text over its limit loses what follows, except its
 * line feeds, so that later positions stay right. Raw control characters, which XML forbids and
 * console captures contain, become question marks.
 */
final class GuardedInput extends FilterInputStream {

  /** A cut text may still keep so many times its limit in line feeds and brackets. */
  private static final int KEPT = 16;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private enum Token {
    MARKUP,
    TEXT,
    CDATA
  }

  private final Limits limits;
  private Token token = Token.MARKUP;
  private long tokenBytes;
  private boolean dropping;
  private boolean inReference;
  private int brackets;
  private boolean cut;
  private boolean replaced;

  GuardedInput(InputStream in, Limits limits) {
    super(in);
    this.limits = limits;
  }

  /** The parser has finished a token and goes on to the next. */
  void markup() {
    token = Token.MARKUP;
    tokenBytes = 0;
    dropping = false;
  }

  /** The parser is about to read a text to its end. */
  void text(boolean cdata) {
    token = cdata ? Token.CDATA : Token.TEXT;
    tokenBytes = 0;
    inReference = false;
    brackets = 0;
  }

  /** True once after a text was cut. */
  boolean takeCut() {
    boolean was = cut;
    cut = false;
    return was;
  }

  /** True once after control characters were replaced. */
  boolean takeReplaced() {
    boolean was = replaced;
    replaced = false;
    return was;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (true) {
      int count = in.read(buffer, offset, length);
      if (count <= 0) {
        return count;
      }
      replaceControls(buffer, offset, count);
      int kept = token == Token.MARKUP ? count : shorten(buffer, offset, count);
      tokenBytes += kept;
      check();
      if (kept > 0) {
        return kept;
      }
    }
  }

  private void check() throws LimitExceeded {
    if (token == Token.MARKUP && tokenBytes > limits.tagBytes()) {
      throw new LimitExceeded(
          "a tag or comment is longer than "
              + limits.tagBytes()
              + " bytes"
              + Limits.named("tag-bytes"));
    }
    if (tokenBytes > (long) KEPT * limits.textBytes()) {
      throw new LimitExceeded(
          "a text is longer than " + (long) KEPT * limits.textBytes() + " bytes and can't be cut");
    }
  }

  /** Eight bytes at a time, since nearly all of them are letters. */
  private void replaceControls(byte[] buffer, int offset, int count) {
    int end = offset + count;
    int i = offset;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      if (mayHoldControl((long) EIGHT.get(buffer, i))) {
        replaceEach(buffer, i, i + Long.BYTES);
      }
    }
    replaceEach(buffer, i, end);
  }

  /** True where a byte is below 0x20; a byte above 0x7f beside it may make it true as well. */
  private static boolean mayHoldControl(long bytes) {
    return ((bytes - 0x2020_2020_2020_2020L) & ~bytes & 0x8080_8080_8080_8080L) != 0;
  }

  private void replaceEach(byte[] buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = buffer[i];
      if (b < 0x20 && b >= 0 && b != '\n' && b != '\t' && b != '\r') {
        buffer[i] = '?';
        replaced = true;
      }
    }
  }

  /** Compacts what is kept to the start; all of it up to the limit. */
  private int shorten(byte[] buffer, int offset, int count) {
    int kept = offset;
    for (int i = offset; i < offset + count; i++) {
      byte b = buffer[i];
      if (endsToken(b)) {
        int rest = offset + count - i;
        System.arraycopy(buffer, i, buffer, kept, rest);
        markup();
        return kept - offset + rest;
      }
      if (!drops(b, tokenBytes + (kept - offset))) {
        buffer[kept++] = b;
      }
    }
    return kept - offset;
  }

  private boolean endsToken(byte b) {
    if (token == Token.TEXT) {
      return b == '<';
    }
    boolean end = b == '>' && brackets >= 2;
    brackets = b == ']' ? brackets + 1 : 0;
    return end;
  }

  private boolean drops(byte b, long kept) {
    if (!dropping && kept >= limits.textBytes()) {
      boolean startsCharacter = (b & 0xC0) != 0x80;
      dropping = startsCharacter && (token == Token.CDATA || !inReference);
      cut |= dropping;
    }
    inReference = b == '&' || (inReference && b != ';');
    return dropping && b != '\n' && !(token == Token.CDATA && b == ']');
  }
}
