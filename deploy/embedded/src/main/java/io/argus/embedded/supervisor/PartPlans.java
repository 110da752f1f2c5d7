package io.argus.embedded.supervisor;

import io.argus.embedded.Directories;
import io.argus.embedded.PostgresServer;
import io.argus.embedded.home.BuiltApp;
import io.argus.embedded.home.Home;
import io.argus.embedded.home.Secrets;
import io.argus.embedded.stack.Part;
import io.argus.embedded.stack.Ports;
import io.argus.embedded.stack.ServiceEnvironment;
import io.argus.embedded.stack.StackFailure;
import io.argus.embedded.stack.Storage;
import io.argus.embedded.stack.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the plan of each part from what is built now. */
record PartPlans(StackSettings settings, Ports ports, Secrets secrets, Stores stores) {

  private static final String SPOOL = "spool";
  private static final String OBJECTS = "objects";

  PartPlan of(Part part) throws StackFailure {
    return switch (part) {
      case KAFKA -> new KafkaPlan(settings.home(), data(part.id()), ports);
      case POSTGRES ->
          new PostgresPlan(
              settings.home().postgresBinaries(),
              data(part.id()),
              !inMemory(),
              ports,
              secrets.passwords());
      case MAIL -> new MailPlan(ports);
      case INGEST, ANALYTICS, REPORT, GATEWAY -> service(part);
    };
  }

  /** What must be done before the first part is started. */
  void prepare() throws StackFailure {
    Home home = settings.home();
    try {
      forgetMemory();
      // What was just being received when the machine went down, nobody asks for any more.
      Directories.delete(data(SPOOL));
      Files.createDirectories(data(SPOOL));
      if (settings.storage().parts().contains(Part.POSTGRES)) {
        PostgresServer.unpack(home.postgresBinaries());
      }
    } catch (IOException e) {
      throw new StackFailure("Can't prepare " + home.root() + ": " + e, e);
    }
  }

  /** Deletes what shall not be kept. */
  void forgetMemory() throws IOException {
    Directories.delete(settings.home().memory());
  }

  private boolean inMemory() {
    return settings.storage() instanceof Storage.Memory;
  }

  private Path data(String folder) {
    Home home = settings.home();
    return (inMemory() ? home.memory() : home.data()).resolve(folder);
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
            settings.storage(),
            stores,
            secrets.publicKey(),
            secrets.privateKey(),
            secrets.adminTokenFile(),
            data(SPOOL),
            data(OBJECTS),
            settings.environment());
    try {
      BuiltApp app = BuiltApp.copy(built, home.app().resolve(part.id()));
      return new ServicePlan(
          part, app, environment.of(part), environment.withheld(), ports.url(part));
    } catch (IOException e) {
      throw new StackFailure(
          "Can't copy the built " + part.id() + " to " + home.app() + ": " + e, e);
    }
  }
}
