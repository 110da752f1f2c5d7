package io.argus.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Kafka node in a JVM of its own: {@code directory port controllerPort readyFile}. The ready file
 * appears when a client has reached the broker and the topics exist.
 */
public final class KafkaMain {

  private KafkaMain() {}

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[1]);
    KafkaNode node = KafkaNode.start(Path.of(args[0]), port, Integer.parseInt(args[2]));
    Runtime.getRuntime().addShutdownHook(new Thread(node::close, "stop"));
    KafkaTopics.create("127.0.0.1:" + port);
    Files.createFile(Path.of(args[3]));
    node.awaitEnd();
  }
}
