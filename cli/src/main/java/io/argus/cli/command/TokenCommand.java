package io.argus.cli.command;

import io.argus.cli.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What can be done with API tokens. */
@Command(name = "token", description = "API tokens: create, list, revoke.")
final class TokenCommand implements Runnable {

  private final CommandLine self = new CommandLine(this);

  private TokenCommand() {}

  static CommandLine line(Surroundings surroundings) {
    TokenCommand token = new TokenCommand();
    token.add(new TokenCreateCommand(surroundings));
    token.add(new TokenListCommand(surroundings));
    token.add(new TokenRevokeCommand(surroundings));
    return token.self;
  }

  private void add(Callable<Integer> command) {
    CommandLine line = new CommandLine(command);
    line.getCommandSpec().mixinStandardHelpOptions(true);
    self.addSubcommand(line);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(self, "Say create, list or revoke.");
  }
}
