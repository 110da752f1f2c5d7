package io.argus.cli;

import io.argus.cli.command.ArgusCommand;

/** Where the process starts. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(ArgusCommand.run(Surroundings.ofProcess(), arguments));
  }
}
