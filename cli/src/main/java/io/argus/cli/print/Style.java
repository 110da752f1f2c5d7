package io.argus.cli.print;

/**
 * Colours, where they are wanted.
 *
 * @param on false = everything stays as it is
 */
public record Style(boolean on) {

  public String red(String text) {
    return painted("31", text);
  }

  public String green(String text) {
    return painted("32", text);
  }

  public String yellow(String text) {
    return painted("33", text);
  }

  public String bold(String text) {
    return painted("1", text);
  }

  public String dim(String text) {
    return painted("2", text);
  }

  private String painted(String code, String text) {
    return on && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
