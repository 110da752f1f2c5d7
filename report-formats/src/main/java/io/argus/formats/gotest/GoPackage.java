package io.argus.formats.gotest;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of a package's test binary, from its first event to its last. */
final class GoPackage {

  /** A test that has begun. */
  static final class Test {
    final String name;
    final GoOutput output;

    /** {@code --- PASS} was printed, and then a panic. */
    boolean panicsAfterPass;

    boolean hasVerdict;
    boolean panics;
    boolean measured;
    boolean subtestFailed;

    Test(String name, GoOutput output) {
      this.name = name;
      this.output = output;
    }

    void add(String text) {
      hasVerdict |= text.stripLeading().startsWith("--- PASS: ");
      boolean panic = GoMessage.isPanic(text);
      panics |= panic;
      panicsAfterPass |= panic && hasVerdict;
      measured |= text.contains("/op");
      output.add(text);
    }

    /** Go writes no end for benchmarks that passed without a word. */
    boolean isBenchmark() {
      return name.startsWith("Benchmark");
    }
  }

  final String name;
  final GoOutput output;
  final Map<String, Test> running = new LinkedHashMap<>();

  /** Tests whose last result in this run is red. */
  final Set<String> red = new HashSet<>();

  /** A test that passed, but the binary panicked while it was the current one. */
  @Nullable Test suspect;

  /** The last that has begun, while it runs. */
  @Nullable String lastStarted;

  GoPackage(String name, GoOutput output) {
    this.name = name;
    this.output = output;
  }

  /** Of a subtest {@code TestA/b/c} the tests around it that run. */
  void failParents(String test, int longest) {
    if (test.length() > longest) {
      return;
    }
    for (int slash = test.lastIndexOf('/'); slash > 0; slash = test.lastIndexOf('/', slash - 1)) {
      Test parent = running.get(test.substring(0, slash));
      if (parent != null) {
        parent.subtestFailed = true;
      }
    }
  }
}
