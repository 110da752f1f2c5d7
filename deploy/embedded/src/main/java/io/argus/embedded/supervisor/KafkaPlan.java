package io.argus.embedded.supervisor;

import io.argus.embedded.GuardedCommand;
import io.argus.embedded.JavaCommand;
import io.argus.embedded.KafkaProcess;
import io.argus.embedded.home.Home;
import io.argus.embedded.stack.Part;
import io.argus.embedded.stack.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Kafka: its own process says, by a file, that a client has reached it and the topics exist.
 *
 * @param data its data directory
 */
record KafkaPlan(Home home, Path data, Ports ports) implements PartPlan {

  @Override
  public Part part() {
    return Part.KAFKA;
  }

  @Override
  public GuardedCommand prepare() throws IOException {
    // Everything else waits for Kafka, so its start is worth an archive. One that was written by a
    // run that never got ready knows too little.
    Path archive = home.app().resolve("kafka.jsa");
    if (!Files.deleteIfExists(ready())) {
      Files.deleteIfExists(archive);
    }
    JavaCommand java = KafkaProcess.java().remembering(archive);
    return KafkaProcess.command(java, data, ports.of(Part.KAFKA), ready());
  }

  @Override
  public boolean answers() {
    return Files.exists(ready());
  }

  @Override
  public String address() {
    return ports.address(Part.KAFKA);
  }

  private Path ready() {
    return home.run().resolve("kafka.ready");
  }
}
