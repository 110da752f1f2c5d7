package io.argus.ingest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.http.Caller;
import io.argus.ingest.PublishedEvents;
import io.argus.testing.ArgusBackend;
import io.argus.testing.InternalTokens;
import io.argus.testing.S3Server;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ScheduledImportTest.EverySecond.class)
class ScheduledImportTest {

  private static final String PROJECT = "p" + UUID.randomUUID();
  private static final String BUCKET = "b" + UUID.randomUUID().toString().substring(0, 13);

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Test
  void what_is_put_into_the_bucket_is_imported_by_itself_and_once() throws Exception {
    put("a/one.xml");
    assertThat(PublishedEvents.of(PROJECT, 2, bootstrapServers)).hasSize(2);

    put("a/two.xml");

    assertThat(PublishedEvents.of(PROJECT, 4, bootstrapServers)).hasSize(4);
  }

  private static void put(String key) {
    try {
      var file = S3Server.bucket(BUCKET).resolve(key);
      Files.createDirectories(file.getParent());
      Files.writeString(
          file, "<testsuite name='s'><testcase classname='C' name='" + key + "'/></testsuite>");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The service is its own gateway here. */
  public static final class EverySecond implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(S3Server.class),
          new TestResourceEntry(ArgusBackend.class, Map.of(ArgusBackend.POSTGRES, "false")));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      S3Server.bucket(BUCKET);
      String port = String.valueOf(freePort());
      return Map.of(
          "argus.imports.every",
          "1s",
          "argus.imports.bucket",
          BUCKET,
          "argus.imports.prefix",
          "a/",
          "argus.imports.project",
          PROJECT,
          "argus.imports.token",
          InternalTokens.token("job", Set.of(Caller.ADMIN), Set.of("*")),
          "quarkus.http.test-port",
          port,
          "quarkus.rest-client.gateway.url",
          "http://127.0.0.1:" + port);
    }

    private static int freePort() {
      try (ServerSocket socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
