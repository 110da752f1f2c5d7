package io.argus.cli.command;

import io.argus.cli.ExitCode;
import io.argus.cli.Surroundings;
import io.argus.cli.http.Client;
import io.argus.cli.mcp.StdioProxy;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "mcp",
    description = "Answers an agent (MCP) on standard input and output; an agent starts it itself.")
final class McpCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final ServerOptions server = new ServerOptions();

  McpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Client client = new Client(server.target(surroundings));
    new StdioProxy(client, surroundings, server.timeout()).run();
    return ExitCode.OK;
  }
}
