package io.argus.gateway.mcp;

/** What agents read of arguments that several tools take. */
final class Arguments {

  static final String MAX_TOKENS =
      "How long the answer may be, in tokens of 4 characters; the rest is counted in omitted";
  static final String CURSOR = "The nextCursor of the answer before, to go on there";
  static final String PROJECT = "Slug of a project; without it, all that you may see";

  private Arguments() {}
}
