package io.argus.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.cli.ExitCode;
import io.argus.cli.Surroundings;
import io.argus.cli.http.Unanswered;
import io.argus.cli.print.Plain;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "create",
    description = "Makes a token and prints it, once: the server keeps a hash only.")
final class TokenCreateCommand implements Callable<Integer> {

  private static final List<String> SCOPES = List.of("read", "ingest", "admin");

  private final Surroundings surroundings;

  @Mixin private final ServerOptions server = new ServerOptions();

  @Option(names = "--name", required = true, paramLabel = "TEXT", description = "What it is for")
  private String name = "";

  @Option(
      names = "--scope",
      required = true,
      split = ",",
      paramLabel = "WORD",
      description = "read, ingest, admin; several times or with commas")
  private List<String> scopes = List.of();

  @Option(
      names = "--project",
      split = ",",
      paramLabel = "SLUG",
      description = "Only for this project, or these (default: all that its user may use)")
  private List<String> projects = List.of("*");

  @Option(names = "--days", paramLabel = "N", description = "It ends then (default: never)")
  private @Nullable Integer days;

  @Option(names = "--user", paramLabel = "ID", description = "Whose (default: yours)")
  private @Nullable String user;

  TokenCreateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Unanswered {
    check();
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("name", name);
    wanted.put("scopes", scopes);
    wanted.put("projects", projects);
    if (days != null) {
      wanted.put(
          "expiresAt", surroundings.clock().instant().plus(Duration.ofDays(days)).toString());
    }
    if (user != null) {
      wanted.put("userId", user);
    }
    JsonNode token = server.orders(surroundings).send("POST", "/api/tokens", wanted);
    if (server.json) {
      surroundings.out().println(token);
    } else {
      surroundings.out().println(Plain.line(token.path("token").asText()));
      surroundings
          .err()
          .println(
              "argus: this is shown once. Revoke it with: argus token revoke "
                  + Plain.line(token.path("id").asText()));
    }
    return ExitCode.OK;
  }

  private void check() {
    for (String scope : scopes) {
      if (!SCOPES.contains(scope)) {
        throw new IllegalArgumentException(
            "--scope: there is no " + scope + ", say one of " + String.join(", ", SCOPES) + ".");
      }
    }
    if (days != null && days < 1) {
      throw new IllegalArgumentException("--days must be at least 1.");
    }
  }
}
