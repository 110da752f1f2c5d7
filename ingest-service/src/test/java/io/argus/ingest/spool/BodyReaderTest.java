package io.argus.ingest.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argus.http.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodyReaderTest {

  @TempDir Path spool;
  private BodyReader reader;

  @BeforeEach
  void configure() {
    reader = new BodyReader(new Limits(spool));
  }

  @Test
  void a_raw_body_is_one_file() throws IOException {
    try (ReceivedBody body = read("hello".getBytes(UTF_8), "application/xml", null)) {
      assertThat(body.files()).hasSize(1);
      assertThat(text(body.files().get(0))).isEqualTo("hello");
    }
  }

  @Test
  void what_does_not_fit_in_memory_waits_on_disk_and_leaves_nothing() throws IOException {
    byte[] large = new byte[5_000];
    Arrays.fill(large, (byte) 'x');

    try (ReceivedBody body = read(large, null, null)) {
      assertThat(filesInSpool()).isEqualTo(1);
      assertThat(body.files().get(0).open().readAllBytes()).isEqualTo(large);
      assertThat(body.files().get(0).open().readAllBytes()).isEqualTo(large);
    }
    assertThat(filesInSpool()).isZero();
  }

  @Test
  void multipart_gives_files_and_fields() throws IOException {
    String multipart =
        """
        --B\r
        Content-Disposition: form-data; name="project"\r
        \r
        shop\r
        --B\r
        Content-Disposition: form-data; name="report"; filename="C:\\\\ci\\\\a.xml"\r
        Content-Type: application/xml\r
        \r
        <a/>\r
        --B\r
        Content-Disposition: form-data; name="report"; filename="../../b.xml"\r
        \r
        <b/>\r
        --B--\r
        """;

    try (ReceivedBody body =
        read(multipart.getBytes(UTF_8), "multipart/form-data; boundary=B", null)) {
      assertThat(body.fields()).containsEntry("project", "shop");
      assertThat(body.files()).extracting(SpooledFile::name).containsExactly("a.xml", "b.xml");
      assertThat(text(body.files().get(1))).isEqualTo("<b/>");
    }
  }

  @Test
  void gzip_is_expanded_as_encoding_as_file_and_as_both() throws IOException {
    byte[] once = gzip("hello".getBytes(UTF_8));
    try (ReceivedBody asEncoding = read(once, null, "gzip");
        ReceivedBody asFile = read(once, null, null);
        ReceivedBody asBoth = read(gzip(once), null, "gzip")) {
      assertThat(text(asEncoding.files().get(0))).isEqualTo("hello");
      assertThat(text(asFile.files().get(0))).isEqualTo("hello");
      assertThat(text(asBoth.files().get(0))).isEqualTo("hello");
    }
  }

  @Test
  void a_bomb_stops_at_the_expansion_limit() throws IOException {
    byte[] bomb = gzip(new byte[4_000_000]);

    try (ReceivedBody body = read(bomb, null, "gzip")) {
      assertThatThrownBy(() -> body.files().get(0).open().readAllBytes())
          .isInstanceOf(LimitExceeded.class)
          .hasMessageContaining("10 : 1");
    }
    assertThat(filesInSpool()).isZero();
  }

  @Test
  void a_cut_gzip_stream_is_refused() throws IOException {
    byte[] whole = gzip(new byte[10_000]);

    try (ReceivedBody body = read(Arrays.copyOf(whole, whole.length - 9), null, "gzip")) {
      assertThatThrownBy(() -> body.files().get(0).open().readAllBytes())
          .isInstanceOf(EOFException.class);
    }
  }

  @Test
  void a_body_that_only_claims_to_be_gzip_is_refused() throws IOException {
    assertProblem(400, () -> read("<testsuite/>".getBytes(UTF_8), null, "gzip"));
    assertThat(filesInSpool()).isZero();
  }

  @Test
  void a_body_over_the_limit_is_refused_and_leaves_nothing() throws IOException {
    assertProblem(413, () -> read(new byte[1_000_001], null, null));
    assertThat(filesInSpool()).isZero();
  }

  @Test
  void an_unknown_encoding_says_what_to_send() {
    assertProblem(415, () -> read(new byte[1], null, "br"));
  }

  @Test
  void a_multipart_body_that_is_cut_is_refused() {
    assertProblem(
        400,
        () ->
            read(
                "--B\r\nContent-Disposition: form-data; name=\"report\"; filename=\"a\"\r\n\r\n<a"
                    .getBytes(UTF_8),
                "multipart/form-data; boundary=B",
                null));
  }

  @Test
  void the_memory_of_an_upload_is_shared_by_its_files() throws IOException {
    String part =
        "--B\r\nContent-Disposition: form-data; name=\"r\"; filename=\"a\"\r\n\r\n"
            + "x".repeat(600)
            + "\r\n";

    try (ReceivedBody body =
        read(
            (part.repeat(3) + "--B--\r\n").getBytes(UTF_8),
            "multipart/form-data; boundary=B",
            null)) {
      assertThat(body.files())
          .extracting(file -> file.spool().inMemory())
          .containsExactly(600, 0, 0);
    }
    assertThat(filesInSpool()).isZero();
  }

  @Test
  void too_many_fields_are_refused() {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      fields
          .append("--B\r\nContent-Disposition: form-data; name=\"f")
          .append(i)
          .append("\"\r\n\r\nx\r\n");
    }

    assertProblem(
        413,
        () ->
            read((fields + "--B--\r\n").getBytes(UTF_8), "multipart/form-data; boundary=B", null));
  }

  @Test
  void too_many_files_are_refused() {
    String part = "--B\r\nContent-Disposition: form-data; name=\"r\"; filename=\"a\"\r\n\r\nx\r\n";

    assertProblem(
        413,
        () ->
            read(
                (part.repeat(4) + "--B--\r\n").getBytes(UTF_8),
                "multipart/form-data; boundary=B",
                null));
  }

  private ReceivedBody read(byte[] bytes, @Nullable String type, @Nullable String encoding) {
    return reader.read(new ByteArrayInputStream(bytes), type, encoding);
  }

  private static void assertProblem(
      int status, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(status));
  }

  private long filesInSpool() throws IOException {
    try (Stream<Path> files = Files.list(spool)) {
      return files.count();
    }
  }

  private static String text(SpooledFile file) throws IOException {
    try (InputStream in = file.open()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  record Limits(Path folder) implements SpoolConfig {

    @Override
    public Optional<Path> spoolDirectory() {
      return Optional.of(folder);
    }

    @Override
    public int spoolInMemoryBytes() {
      return 1_000;
    }

    @Override
    public long maxBodyBytes() {
      return 1_000_000;
    }

    @Override
    public long freeExpansionBytes() {
      return 100_000;
    }

    @Override
    public int maxExpansionRatio() {
      return 10;
    }

    @Override
    public int maxFiles() {
      return 3;
    }

    @Override
    public int maxFields() {
      return 2;
    }
  }
}
