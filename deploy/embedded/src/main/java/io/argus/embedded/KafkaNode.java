package io.argus.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One KRaft node, broker and controller in this JVM, that keeps its data in a directory. Topics are
 * never created by use.
 */
final class KafkaNode implements AutoCloseable {

  private static final int NODE = 1;
  private static final String CONTROLLER = "CONTROLLER";

  private final KafkaRaftServer server;

  private KafkaNode(KafkaRaftServer server) {
    this.server = server;
  }

  static KafkaNode start(Path directory, int port, int controllerPort) throws Exception {
    if (!Files.exists(directory.resolve("meta.properties"))) {
      format(directory);
    }
    Map<String, Object> settings = settings(directory, port, controllerPort);
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(asProperties(settings), false), Time.SYSTEM);
    server.startup();
    return new KafkaNode(server);
  }

  /** Stops in an orderly way; needs the consumers to be gone already to be quick. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  void awaitEnd() {
    server.awaitShutdown();
  }

  private static void format(Path directory) throws Exception {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new IOException("Can't create Kafka's directory " + directory, e);
    }
    Formatter formatter = new Formatter();
    formatter
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(NODE)
        .setControllerListenerName(CONTROLLER)
        .setMetadataLogDirectory(directory.toString())
        .addDirectory(directory.toString())
        .setIgnoreFormatted(true)
        .setReleaseVersion(MetadataVersion.latestProduction())
        // One replica has nobody to elect instead: with eligible leader replicas every return from
        // a
        // kill is reported as an unclean election. Nothing is lost either way
        // (docs/reliability.md).
        .setFeatureLevel("eligible.leader.replicas.version", (short) 0)
        .setUnstableFeatureVersionsEnabled(false);
    formatter.run();
  }

  private static Map<String, Object> settings(Path directory, int port, int controllerPort) {
    String broker = "PLAINTEXT://127.0.0.1:" + port;
    return Map.ofEntries(
        Map.entry("process.roles", "broker,controller"),
        Map.entry("node.id", NODE),
        Map.entry("log.dirs", directory),
        Map.entry("listeners", broker + "," + CONTROLLER + "://127.0.0.1:" + controllerPort),
        Map.entry("advertised.listeners", broker),
        Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
        Map.entry("controller.listener.names", CONTROLLER),
        Map.entry("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort),
        Map.entry("auto.create.topics.enable", false),
        Map.entry("offsets.topic.replication.factor", 1),
        Map.entry("offsets.topic.num.partitions", 4),
        Map.entry("transaction.state.log.replication.factor", 1),
        Map.entry("transaction.state.log.min.isr", 1),
        Map.entry("transaction.state.log.num.partitions", 4),
        Map.entry("share.coordinator.state.topic.replication.factor", 1),
        Map.entry("share.coordinator.state.topic.min.isr", 1),
        Map.entry("group.initial.rebalance.delay.ms", 0),
        // There is no second replica: what is acknowledged must be on the disk, also when the power
        // goes.
        Map.entry("log.flush.interval.messages", 1),
        Map.entry("message.max.bytes", KafkaTopics.LARGEST_MESSAGE_BYTES),
        // A broker that was killed may come back only when its last session is over.
        Map.entry("broker.session.timeout.ms", 4_000),
        Map.entry("broker.heartbeat.interval.ms", 500),
        // One machine, few clients: the defaults are for a server with many disks.
        Map.entry("num.network.threads", 2),
        Map.entry("num.io.threads", 2),
        Map.entry("background.threads", 2),
        Map.entry("log.segment.bytes", 128 * 1024 * 1024),
        Map.entry("log.index.size.max.bytes", 1024 * 1024),
        // The default takes 128 MB of heap.
        Map.entry("log.cleaner.dedupe.buffer.size", 8 * 1024 * 1024));
  }

  private static Properties asProperties(Map<String, Object> settings) {
    Properties properties = new Properties();
    settings.forEach((name, value) -> properties.setProperty(name, value.toString()));
    return properties;
  }
}
