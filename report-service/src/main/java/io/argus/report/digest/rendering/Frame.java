package io.argus.report.digest.rendering;

import org.jspecify.annotations.Nullable;

/**
 * Where a digest is shown.
 *
 * @param base of every link, without a slash at its end
 * @param unsubscribe link that ends the subscription; null = there is none
 * @param print on paper: no colours of the surroundings, no styles that depend on the screen
 */
public record Frame(String base, @Nullable String unsubscribe, boolean print) {

  public static Frame of(String base) {
    return new Frame(base, null, false);
  }

  Frame printed() {
    return new Frame(base, unsubscribe, true);
  }

  public String background() {
    return print ? "#ffffff" : "#f3f4f6";
  }

  public String edge() {
    return print ? "#ffffff" : "#e4e7eb";
  }

  public String padding() {
    return print ? "0" : "24px 8px";
  }

  public String inset() {
    return print ? "0" : "26px 31px";
  }
}
