package io.argus.report.digest.content;

/** The period in one sentence. Its text may hold a name that came out of a test, as one line. */
public record Verdict(Section.Tone tone, String text) {

  /** As a sentence of its own. */
  public String sentence() {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
