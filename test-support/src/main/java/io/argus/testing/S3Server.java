package io.argus.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * A real S3 server, started once per JVM, its buckets folders that tests may look into. As test
 * resource it tells ingest-service where it is.
 */
public final class S3Server implements QuarkusTestResourceLifecycleManager {

  public static final String ACCESS_KEY = "argus-test";
  public static final String SECRET_KEY = "argus-test-secret";

  private static final String ENDPOINT = "endpoint";
  private static final String FOLDER = "folder";

  @Override
  public Map<String, String> start() {
    return Map.of(
        "argus.s3.endpoint",
        endpoint(),
        "argus.s3.access-key",
        ACCESS_KEY,
        "argus.s3.secret-key",
        SECRET_KEY);
  }

  /** Nothing: what is running serves the next test class, too. */
  @Override
  public void stop() {}

  /** Where it listens. */
  public static String endpoint() {
    return running(ENDPOINT);
  }

  /** A bucket as a folder: files put there are objects. It is made when it is not there. */
  public static Path bucket(String name) {
    try {
      return Files.createDirectories(Path.of(running(FOLDER)).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String running(String what) {
    return Objects.requireNonNull(JvmWide.once("s3", S3Server::launch).get(what));
  }

  private static Map<String, String> launch() throws Exception {
    Path folder = Files.createTempDirectory("argus-s3-");
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(folder.toString()))
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
            .build();
    server.start();
    return Map.of(ENDPOINT, "http://127.0.0.1:" + server.getPort(), FOLDER, folder.toString());
  }
}
