package io.argus.embedded.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Resident memory of processes, shared pages counted once, where {@code /proc} tells. */
final class MemoryUse {

  private static final Path PROC = Path.of("/proc");

  private MemoryUse() {}

  /** Bytes of the process and all that it has started. */
  static OptionalLong ofTree(ProcessHandle process) {
    long[] known =
        Stream.concat(Stream.of(process), process.descendants())
            .map(ProcessHandle::pid)
            .map(MemoryUse::of)
            .filter(OptionalLong::isPresent)
            .mapToLong(OptionalLong::getAsLong)
            .toArray();
    return known.length == 0 ? OptionalLong.empty() : OptionalLong.of(Arrays.stream(known).sum());
  }

  private static OptionalLong of(long pid) {
    Path directory = PROC.resolve(Long.toString(pid));
    OptionalLong proportional = kilobytes(directory.resolve("smaps_rollup"), "Pss:");
    return proportional.isPresent()
        ? proportional
        : kilobytes(directory.resolve("status"), "VmRSS:");
  }

  private static OptionalLong kilobytes(Path file, String field) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException unknown) {
      return OptionalLong.empty();
    }
  }
}
