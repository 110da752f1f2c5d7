package io.argus.ingest.publish;

import io.argus.embedded.FreePorts;
import io.argus.embedded.GuardedProcess;
import io.argus.embedded.KafkaProcess;
import io.argus.embedded.RollingLog;
import io.argus.embedded.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A broker that comes and goes, and keeps its port and its data. */
final class RestartableKafka {

  private final Path home;
  private final int port;
  private GuardedProcess process;

  RestartableKafka(Path home, int port) {
    this.home = home;
    this.port = port;
  }

  void start() throws Exception {
    Path ready = home.resolve("ready");
    Files.deleteIfExists(ready);
    RollingLog log = RollingLog.open(home.resolve("kafka.log"), 1024 * 1024);
    process =
        GuardedProcess.start(
            KafkaProcess.command(KafkaProcess.java(), home.resolve("data"), port, ready),
            home,
            log);
    Waiting.until("Kafka", process, Duration.ofSeconds(120), () -> Files.exists(ready));
  }

  void stop() {
    if (process != null) {
      process.close();
    }
  }

  String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  static int freePort() {
    return FreePorts.any();
  }
}
