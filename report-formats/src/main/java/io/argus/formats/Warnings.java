package io.argus.formats;

import io.argus.formats.parse.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file's warnings: each kind once, with its number and first example; at most twenty kinds. */
final class Warnings {

  private static final int KINDS = 20;
  private static final int EXAMPLE_BYTES = 120;

  private final Map<String, Warning> kinds = new LinkedHashMap<>();
  private int others;

  void add(String kind, String example) {
    Warning known = kinds.get(kind);
    if (known != null) {
      known.count++;
    } else if (kinds.size() < KINDS - 1) {
      String one =
          Texts.cut(
              Texts.clean(example.substring(0, Math.min(example.length(), EXAMPLE_BYTES))),
              EXAMPLE_BYTES);
      kinds.put(kind, new Warning(one));
    } else {
      others++;
    }
  }

  List<String> toList() {
    List<String> list = new ArrayList<>();
    kinds.forEach((kind, warning) -> list.add(kind + warning));
    if (others > 0) {
      list.add(others + " warnings of other kinds");
    }
    return list;
  }

  private static final class Warning {
    private final String example;
    private int count = 1;

    Warning(String example) {
      this.example = example;
    }

    @Override
    public String toString() {
      String times = count == 1 ? "" : count + " times";
      if (example.isEmpty()) {
        return times.isEmpty() ? "" : " (" + times + ")";
      }
      return times.isEmpty() ? ": " + example : " (" + times + ", first: " + example + ")";
    }
  }
}
