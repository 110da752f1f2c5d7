package io.argus.formats;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A small report of a format, which can be made as large as one likes: what stands between its
 * lines {@code @@@} is repeated, with a number for {@code @N@}.
 *
 * @param name of its file, which begins with the format
 */
record Sample(String name, String head, String unit, String tail) {

  private static final String PARTS = "(?m)^@@@\n";
  private static final String NUMBER = "@N@";
  private static final int FIRST = 100;
  private static final int BLOCK_BYTES = 64 * 1024;

  /** All there are, at least one for each format. */
  static List<Sample> all() {
    try (Stream<Path> files = Files.list(Path.of(Sample.class.getResource("/reports").toURI()))) {
      return files.sorted().map(Sample::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Sample named(String name) {
    return all().stream().filter(one -> one.name.equals(name)).findFirst().orElseThrow();
  }

  private static Sample of(Path file) {
    try {
      String[] parts = Files.readString(file).split(PARTS, -1);
      return new Sample(file.getFileName().toString(), parts[0], parts[1], parts[2]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String format() {
    return name.substring(0, name.indexOf('.'));
  }

  byte[] small(int units) {
    StringBuilder text = new StringBuilder(head);
    IntStream.range(FIRST, FIRST + units)
        .forEach(number -> text.append(unit.replace(NUMBER, "" + number)));
    return text.append(tail).toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The same with units for so many bytes, which are made while they are read.
   *
   * @param atTail called when all but the tail is read
   */
  InputStream open(long bytes, Runnable atTail) {
    byte[][] parts =
        Stream.of(unit.split(NUMBER, -1))
            .map(part -> part.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    Enumeration<InputStream> blocks =
        new Enumeration<>() {
          private long left = bytes;
          private int number = FIRST;
          private boolean begun;
          private boolean ended;

          @Override
          public boolean hasMoreElements() {
            return !ended;
          }

          @Override
          public InputStream nextElement() {
            if (!begun) {
              begun = true;
              return new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8));
            }
            if (left > 0) {
              ByteArrayOutputStream block = new ByteArrayOutputStream(BLOCK_BYTES);
              while (block.size() < BLOCK_BYTES) {
                unit(parts, number++, block);
              }
              left -= block.size();
              return new ByteArrayInputStream(block.toByteArray());
            }
            ended = true;
            atTail.run();
            return new ByteArrayInputStream(tail.getBytes(StandardCharsets.UTF_8));
          }
        };
    return new SequenceInputStream(blocks);
  }

  private static void unit(byte[][] parts, int number, ByteArrayOutputStream into) {
    byte[] digits = Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        into.writeBytes(digits);
      }
      into.writeBytes(parts[i]);
    }
  }
}
