package io.argus.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Kafka node in a process of its own, ready for clients, with the topics of Argus. */
public final class KafkaProcess implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final long LOG_BYTES = 5L * 1024 * 1024;

  private final GuardedProcess process;
  private final String bootstrapServers;

  private KafkaProcess(GuardedProcess process, String bootstrapServers) {
    this.process = process;
    this.bootstrapServers = bootstrapServers;
  }

  /** Starts a node that forgets everything at its end; the directory is deleted then. */
  public static KafkaProcess startTemporary() throws Exception {
    Path directory = Files.createTempDirectory("argus-kafka-");
    int port = FreePorts.any();
    Path ready = directory.resolve("ready");
    GuardedCommand command =
        command(java(), directory.resolve("data"), port, ready).deleting(directory);
    RollingLog log = RollingLog.open(directory.resolve("kafka.log"), LOG_BYTES);
    GuardedProcess process = GuardedProcess.start(command, directory, log);
    Waiting.until("Kafka", process, LIMIT, () -> Files.exists(ready));
    return new KafkaProcess(process, "127.0.0.1:" + port);
  }

  /** The JVM of a node. */
  public static JavaCommand java() {
    return new JavaCommand(
        "kafka",
        192,
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-XX:MaxDirectMemorySize=64m",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
  }

  /** How a node is started on the class path of this JVM. */
  public static GuardedCommand command(JavaCommand java, Path data, int port, Path ready) {
    List<String> arguments =
        List.of(
            data.toString(),
            Integer.toString(port),
            Integer.toString(FreePorts.any()),
            ready.toString());
    return GuardedCommand.of(
        java.main(System.getProperty("java.class.path"), KafkaMain.class, arguments), Map.of());
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public void close() {
    process.close();
  }
}
