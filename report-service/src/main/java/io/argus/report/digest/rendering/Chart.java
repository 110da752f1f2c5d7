package io.argus.report.digest.rendering;

import io.argus.report.digest.content.Trend;

/**
 * A trend and its drawing.
 *
 * @param png null = it could not be drawn
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Chart(Trend trend, byte @org.jspecify.annotations.Nullable [] png) {

  /** By which a mail's HTML names the image. */
  public static String contentId(int index) {
    return "chart" + index + "@argus";
  }
}
