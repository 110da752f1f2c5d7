package io.argus.cli.command;

import io.argus.cli.ExitCode;
import io.argus.cli.Surroundings;
import io.argus.cli.http.Unanswered;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "revoke", description = "Revokes a token, at once.")
final class TokenRevokeCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "Of the token; argus token list shows it")
  private UUID id = new UUID(0, 0);

  TokenRevokeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Unanswered, IOException {
    server.orders(surroundings).send("DELETE", "/api/tokens/" + id, null);
    surroundings
        .out()
        .println(server.json ? Json.write(Map.of("revoked", id)) : "Revoked " + id + ".");
    return ExitCode.OK;
  }
}
