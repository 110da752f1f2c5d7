package io.argus.embedded.supervisor;

import io.argus.embedded.PostgresServer;
import io.argus.embedded.home.BuiltApp;
import io.argus.embedded.home.Home;
import io.argus.embedded.home.Secrets;
import io.argus.embedded.stack.Part;
import io.argus.embedded.stack.Ports;
import io.argus.embedded.stack.ServiceEnvironment;
import io.argus.embedded.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the plan of each part from what is built now. */
record PartPlans(StackSettings settings, Ports ports, Secrets secrets) {

  PartPlan of(Part part) throws StackFailure {
    return switch (part) {
      case KAFKA -> new KafkaPlan(settings.home(), ports);
      case POSTGRES -> new PostgresPlan(settings.home(), ports, secrets.passwords());
      case MAIL -> new MailPlan(ports);
      case INGEST, ANALYTICS, REPORT, GATEWAY -> service(part);
    };
  }

  /** What must be done before the first part is started. */
  void prepare() throws StackFailure {
    try {
      PostgresServer.unpack(PostgresPlan.binaries(settings.home()));
    } catch (IOException e) {
      throw new StackFailure("Can't unpack PostgreSQL to " + settings.home().app() + ": " + e, e);
    }
  }

  private PartPlan service(Part part) throws StackFailure {
    Home home = settings.home();
    Path built = settings.builtServices().get(part);
    if (built == null || !Files.exists(built.resolve("quarkus-run.jar"))) {
      throw new StackFailure(part.id() + " is not built: there is no quarkus-run.jar in " + built);
    }
    ServiceEnvironment environment =
        new ServiceEnvironment(
            ports,
            settings.host(),
            secrets.passwords(),
            secrets.publicKey(),
            secrets.privateKey(),
            secrets.adminTokenFile());
    try {
      BuiltApp app = BuiltApp.copy(built, home.app().resolve(part.id()));
      return new ServicePlan(part, app, environment.of(part), ports.url(part));
    } catch (IOException e) {
      throw new StackFailure(
          "Can't copy the built " + part.id() + " to " + home.app() + ": " + e, e);
    }
  }
}
