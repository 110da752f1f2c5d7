package io.argus.report.digest.rendering;

import java.io.InputStream;
import java.util.Objects;

/** The typeface that charts and PDFs bring along: Latin, Greek and Cyrillic. */
final class Fonts {

  static final String REGULAR = "/liberation/LiberationSans-Regular.ttf";
  static final String BOLD = "/liberation/LiberationSans-Bold.ttf";

  private Fonts() {}

  static InputStream open(String path) {
    return Objects.requireNonNull(Fonts.class.getResourceAsStream(path), path);
  }
}
