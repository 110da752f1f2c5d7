package io.argus.cli.print;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Columns for people. Numbers stand to the right; cells are cleaned and cut. */
public final class Table {

  private static final int WIDEST = 72;
  private static final String GAP = "  ";

  private final List<String> titles;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... titles) {
    this.titles = Arrays.stream(titles).map(title -> title.toUpperCase(Locale.ROOT)).toList();
  }

  public void row(String... cells) {
    rows.add(Arrays.stream(cells).map(cell -> Plain.line(cell, WIDEST)).toList());
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  public void print(PrintStream out, Style style) {
    out.println(style.bold(line(titles)));
    rows.forEach(row -> out.println(line(row)));
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      String padding = " ".repeat(width(i) - cell.length());
      line.append(i == 0 ? "" : GAP).append(isNumeric(i) ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    int widest = titles.get(column).length();
    for (List<String> row : rows) {
      widest = Math.max(widest, row.get(column).length());
    }
    return widest;
  }

  private boolean isNumeric(int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .allMatch(cell -> cell.isEmpty() || cell.matches("[-+]?[\\d.,]+( ?(ms|s|min|%))?"));
  }
}
