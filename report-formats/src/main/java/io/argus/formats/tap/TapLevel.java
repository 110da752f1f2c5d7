package io.argus.formats.tap;

import org.jspecify.annotations.Nullable;

/** One sequence of points: the document, or a subtest. */
final class TapLevel {

  /** Of the subtest; null = the document, or it has none. */
  final @Nullable String name;

  /** Points that were planned; -1 = not said. */
  int planned = -1;

  int points;

  /** Name of the subtest that comes next. */
  @Nullable String next;

  /** A point whose subtests follow in braces. */
  @Nullable TapPoint opened;

  /** Since this level's last point there was a subtest with points, and a red one of them. */
  boolean hasChildren;

  boolean hasRedChild;

  /** Any point of this level or below is red. */
  boolean red;

  TapLevel(@Nullable String name) {
    this.name = name;
  }
}
