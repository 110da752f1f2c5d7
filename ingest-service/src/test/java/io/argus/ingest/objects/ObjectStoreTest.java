package io.argus.ingest.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argus.testing.S3Server;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What both stores promise, on a real disk and with a real S3 server. */
class ObjectStoreTest {

  @TempDir Path folder;

  enum Kind {
    FILE,
    S3
  }

  @ParameterizedTest
  @EnumSource
  void what_is_stored_is_found_read_in_parts_listed_and_removed(Kind kind) throws IOException {
    ObjectStore store = store(kind);
    store.put("a/b/one.txt", "text/plain", content("0123456789"));
    store.put("a/b/one.txt", "text/plain", content("0123456789"));
    store.put("a/c/two.txt", "text/plain", content(""));
    store.put("ab/three.txt", "text/plain", content("x"));

    StoredObject one = store.find("a/b/one.txt").orElseThrow();

    assertThat(one.sizeBytes()).isEqualTo(10);
    assertThat(one.storedAt())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    assertThat(read(store, one, 0, 10)).isEqualTo("0123456789");
    assertThat(read(store, one, 3, 4)).isEqualTo("3456");
    assertThat(read(store, store.find("a/c/two.txt").orElseThrow(), 0, 0)).isEmpty();
    assertThat(keys(store, "a/")).containsExactlyInAnyOrder("a/b/one.txt", "a/c/two.txt");
    assertThat(store.find("a/b/none.txt")).isEmpty();
    assertThat(keys(store, "none/")).isEmpty();
    store.delete("a/b/one.txt");
    store.delete("a/b/one.txt");
    assertThat(keys(store, "a/")).containsExactly("a/c/two.txt");
  }

  @ParameterizedTest
  @EnumSource
  void a_visitor_that_has_seen_enough_sees_no_more(Kind kind) throws IOException {
    ObjectStore store = store(kind);
    for (int i = 0; i < 5; i++) {
      store.put("a/" + i, "text/plain", content("x"));
    }
    List<String> seen = new ArrayList<>();

    store.visit("a/", object -> seen.add(object.key()) && seen.size() < 2);

    assertThat(seen).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/etc/passwd", "a/../../x", "a//b", ".hidden", "a/b c", ""})
  void a_key_that_is_not_ours_is_a_bug(String key) {
    FileObjects store = new FileObjects(folder);

    assertThatThrownBy(() -> store.find(key)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void content_that_breaks_off_leaves_nothing() {
    FileObjects store = new FileObjects(folder);
    ObjectContent dying =
        new ObjectContent() {
          @Override
          public long sizeBytes() {
            return 10;
          }

          @Override
          public InputStream open() {
            return new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the connection was closed");
              }
            };
          }
        };

    assertThatThrownBy(() -> store.put("a/b", "text/plain", dying)).hasMessageContaining("closed");
    assertThat(store.find("a/b")).isEmpty();
    assertThat(folder.resolve(".unfinished")).isEmptyDirectory();
  }

  /** A process that may write no larger files stands for a disk without room. */
  @Test
  void a_full_disk_is_507_and_nothing_stays_on_it() throws Exception {
    String command =
        "ulimit -f 64; exec '"
            + ProcessHandle.current().info().command().orElse("java")
            + "' -XX:-UsePerfData -XX:+UseSerialGC -Xshare:auto -cp '"
            + System.getProperty("java.class.path")
            + "' '"
            + FullDisk.class.getName()
            + "' '"
            + folder
            + "'";
    Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output).contains("answered 507");
    assertThat(folder.resolve(".unfinished")).isEmptyDirectory();
  }

  /** Stores more than may be written. */
  static final class FullDisk {

    private FullDisk() {}

    public static void main(String[] arguments) throws IOException {
      try {
        new FileObjects(Path.of(arguments[0]))
            .put("a/b", "text/plain", ObjectContent.of(new byte[500_000]));
      } catch (ObjectTrouble e) {
        System.out.println("answered " + e.problem().problem().status());
      }
    }
  }

  @Test
  void a_folder_that_cannot_be_used_is_503() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertTrouble(
        503,
        "argus.objects.directory",
        () -> new FileObjects(file).put("a/b", "text/plain", content("x")));
  }

  @Test
  void wrong_credentials_are_named() {
    Buckets buckets = new Buckets(access(S3Server.endpoint(), "wrong"));

    assertTrouble(502, "ARGUS_S3_SECRET_KEY", () -> buckets.list("any-bucket", ""));
  }

  @Test
  void a_bucket_that_is_not_there_is_named() {
    Buckets buckets = new Buckets(access(S3Server.endpoint(), S3Server.SECRET_KEY));

    assertTrouble(404, "no-such-bucket", () -> buckets.list("no-such-bucket", ""));
  }

  @Test
  void a_store_that_does_not_answer_is_named() {
    Buckets buckets = new Buckets(access("http://127.0.0.1:1", S3Server.SECRET_KEY));

    assertTrouble(503, "ARGUS_S3_ENDPOINT", () -> buckets.list("any-bucket", ""));
  }

  @Test
  void an_object_that_breaks_off_is_no_shorter_object() throws IOException {
    String bucket = "b" + UUID.randomUUID().toString().substring(0, 13);
    Files.writeString(S3Server.bucket(bucket).resolve("results.tap"), "ok 1\n".repeat(200_000));
    BucketObject object =
        new Buckets(access(S3Server.endpoint(), S3Server.SECRET_KEY)).list(bucket, "").get(0);
    try (CutConnection cut = new CutConnection(URI.create(S3Server.endpoint()), 500_000);
        InputStream in =
            new Buckets(access(cut.endpoint(), S3Server.SECRET_KEY)).open(bucket, object)) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  private ObjectStore store(Kind kind) {
    if (kind == Kind.FILE) {
      return new FileObjects(folder);
    }
    String bucket = "b" + UUID.randomUUID().toString().substring(0, 13);
    S3Server.bucket(bucket);
    return new S3Objects(access(S3Server.endpoint(), S3Server.SECRET_KEY), bucket);
  }

  private static S3Access access(String endpoint, String secretKey) {
    return new S3Access(
        new S3Config() {
          @Override
          public Optional<URI> endpoint() {
            return Optional.of(URI.create(endpoint));
          }

          @Override
          public String region() {
            return "us-east-1";
          }

          @Override
          public Optional<String> accessKey() {
            return Optional.of(S3Server.ACCESS_KEY);
          }

          @Override
          public Optional<String> secretKey() {
            return Optional.of(secretKey);
          }

          @Override
          public Optional<Boolean> pathStyle() {
            return Optional.empty();
          }

          @Override
          public Duration connectTimeout() {
            return Duration.ofSeconds(3);
          }

          @Override
          public Duration readTimeout() {
            return Duration.ofSeconds(10);
          }
        });
  }

  private static void assertTrouble(int status, String words, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ObjectTrouble.class, e -> assertThat(e.problem().problem().status()).isEqualTo(status))
        .hasMessageContaining(words);
  }

  private static ObjectContent content(String text) {
    return ObjectContent.of(text.getBytes(UTF_8));
  }

  private static String read(ObjectStore store, StoredObject object, long from, long length)
      throws IOException {
    try (InputStream in = store.open(object, from, length)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static List<String> keys(ObjectStore store, String folder) {
    List<String> keys = new ArrayList<>();
    store.visit(folder, object -> keys.add(object.key()));
    return keys;
  }
}
