package io.argus.acceptance;

import static org.awaitility.Awaitility.await;

import io.argus.testing.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real S3 server: MinIO where {@code -Dargus.tools=FOLDER} has one in its folder {@code bin},
 * else one out of the Maven repository. It says which.
 *
 * @param folder of its buckets
 */
record ObjectStore(String endpoint, String accessKey, String secretKey, Path folder) {

  private static @Nullable ObjectStore running;

  /** Started at first use, stopped when the tests end. */
  static synchronized ObjectStore running() {
    try {
      running = running == null ? start() : running;
      return running;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectStore start() throws IOException {
    Path minio = Path.of(System.getProperty("argus.tools", ""), "bin", "minio").toAbsolutePath();
    if (!Files.isExecutable(minio)) {
      System.out.println("S3 server: S3Proxy; NOT RUN against MinIO, it is not in argus.tools");
      return new ObjectStore(
          S3Server.endpoint(), S3Server.ACCESS_KEY, S3Server.SECRET_KEY, S3Server.bucket("."));
    }
    System.out.println("S3 server: " + minio);
    return minio(minio);
  }

  private static ObjectStore minio(Path minio) throws IOException {
    Path folder = Files.createTempDirectory("argus-minio-");
    String address = "127.0.0.1:" + freePort();
    ProcessBuilder builder =
        new ProcessBuilder(minio.toString(), "server", "--address", address, folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolveSibling(folder.getFileName() + ".log").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "MINIO_ROOT_USER",
                S3Server.ACCESS_KEY,
                "MINIO_ROOT_PASSWORD",
                S3Server.SECRET_KEY,
                "MINIO_BROWSER",
                "off",
                "MINIO_UPDATE",
                "off"));
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    String endpoint = "http://" + address;
    await().atMost(Argus.PATIENCE).until(() -> isReady(endpoint));
    return new ObjectStore(endpoint, S3Server.ACCESS_KEY, S3Server.SECRET_KEY, folder);
  }

  private static boolean isReady(String endpoint) {
    try {
      URI health = URI.create(endpoint + "/minio/health/ready");
      HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  void makeBucket(String name) {
    try {
      Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As ingest-service reads them. */
  Map<String, String> ofService() {
    return Map.of(
        "ARGUS_S3_ENDPOINT", endpoint,
        "ARGUS_S3_ACCESS_KEY", accessKey,
        "ARGUS_S3_SECRET_KEY", secretKey);
  }

  /** As the command line and AWS's own tools read them. */
  Map<String, String> ofCommandLine() {
    return Map.of(
        "AWS_ENDPOINT_URL_S3", endpoint,
        "AWS_ACCESS_KEY_ID", accessKey,
        "AWS_SECRET_ACCESS_KEY", secretKey);
  }
}
