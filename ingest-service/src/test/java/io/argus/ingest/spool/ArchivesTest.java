package io.argus.ingest.spool;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argus.http.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives as they come, friendly and hostile; none leaves anything outside or on the disk. */
class ArchivesTest {

  private static final Map<String, String> TWO = Map.of("a/TEST-a.xml", "<a/>", "b.xml", "<b/>");

  @TempDir Path folder;

  @AfterEach
  void nothing_stays_on_disk() throws IOException {
    try (Stream<Path> left = Files.walk(folder)) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void every_entry_of_an_archive_is_a_file_told_from_its_content() throws IOException {
    for (byte[] archive : List.of(zip(TWO), tar(TWO), gzip(tar(TWO)), gzip(zip(TWO)))) {
      assertThat(contents(read(archive)))
          .isEqualTo(Map.of("body/a/TEST-a.xml", "<a/>", "body/b.xml", "<b/>"));
    }
  }

  @Test
  void an_archive_may_be_a_part_among_others() throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.write(
        "--B\r\nContent-Disposition: form-data; name=\"r\"; filename=\"x.xml\"\r\n\r\n<x/>\r\n"
            .getBytes(UTF_8));
    form.write(
        "--B\r\nContent-Disposition: form-data; name=\"r\"; filename=\"all.zip\"\r\n\r\n"
            .getBytes(UTF_8));
    form.write(zip(TWO));
    form.write("\r\n--B--\r\n".getBytes(UTF_8));

    Received received =
        read(new Wide(folder), form.toByteArray(), "multipart/form-data; boundary=B");

    assertThat(contents(received))
        .isEqualTo(
            Map.of("x.xml", "<x/>", "all.zip/a/TEST-a.xml", "<a/>", "all.zip/b.xml", "<b/>"));
  }

  @Test
  void large_entries_wait_on_disk() throws IOException {
    String large = "x".repeat(5_000);

    assertThat(contents(read(zip(Map.of("large.xml", large, "small.xml", "s")))))
        .isEqualTo(Map.of("body/large.xml", large, "body/small.xml", "s"));
  }

  @Test
  void a_compressed_entry_is_expanded_and_an_archive_in_an_archive_is_read() throws IOException {
    Map<String, byte[]> outer =
        Map.of("inner.zip", zip(TWO), "report.xml.gz", gzip("<g/>".getBytes(UTF_8)));

    assertThat(contents(read(zipOf(outer))))
        .isEqualTo(
            Map.of(
                "body/inner.zip/a/TEST-a.xml",
                "<a/>",
                "body/inner.zip/b.xml",
                "<b/>",
                "body/report.xml.gz",
                "<g/>"));
  }

  @Test
  void a_third_level_is_named_and_not_read() throws IOException {
    byte[] third = zipOf(Map.of("2.zip", zipOf(Map.of("3.zip", zip(TWO))), "x.xml", bytes("<x/>")));

    Received received = read(third);

    assertThat(contents(received)).isEqualTo(Map.of("body/x.xml", "<x/>"));
    assertThat(received.unread()).extracting(UnreadEntry::name).containsExactly("body/2.zip/3.zip");
  }

  @Test
  void a_zip_by_another_name_inside_an_archive_is_a_file() throws IOException {
    byte[] jar = zip(TWO);

    assertThat(contents(read(zipOf(Map.of("app.jar", jar))))).containsOnlyKeys("body/app.jar");
  }

  @Test
  void names_lead_nowhere_and_show_nothing_that_cannot_be_shown() throws IOException {
    Map<String, String> evil =
        Map.of("../../evil.xml", "1", "/abs.xml", "2", "a\u0007\u202eb", "3");

    for (byte[] archive : List.of(zip(evil), tar(evil))) {
      assertThat(contents(read(archive)))
          .isEqualTo(
              Map.of("body/../../evil.xml", "1", "body//abs.xml", "2", "body/a\uFFFD\uFFFDb", "3"));
    }
    assertThat(folder.resolve("../../evil.xml")).doesNotExist();
  }

  @Test
  void folders_and_what_macos_adds_are_passed_over() throws IOException {
    Map<String, String> mac =
        Map.of(
            "a/", "", "__MACOSX/a/._r.xml", "x", "a/.DS_Store", "x", "a/._b", "x", "./r.xml", "r");

    assertThat(contents(read(zip(mac)))).isEqualTo(Map.of("body/r.xml", "r"));
    assertThat(contents(read(tar(mac)))).isEqualTo(Map.of("body/r.xml", "r"));
  }

  @Test
  void links_and_devices_are_told_and_never_followed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry link = new TarArchiveEntry("link.xml", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc/passwd");
      TarArchiveEntry hard = new TarArchiveEntry("hard.xml", TarConstants.LF_LINK);
      hard.setLinkName("../secret");
      for (TarArchiveEntry entry :
          List.of(link, hard, new TarArchiveEntry("dev", TarConstants.LF_CHR))) {
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
      }
    }

    Received received = read(bytes.toByteArray());

    assertThat(received.files()).isEmpty();
    assertThat(received.unread())
        .containsExactly(
            new UnreadEntry("body/link.xml", "a link: passed over", false),
            new UnreadEntry("body/hard.xml", "a link: passed over", false),
            new UnreadEntry("body/dev", "no regular file: passed over", false));
  }

  @Test
  void a_zip_that_is_cut_anywhere_is_refused_as_a_whole() throws IOException {
    byte[] whole = zip(TWO);

    for (int length = whole.length - 1; length > 3; length -= 7) {
      assertBroken(Arrays.copyOf(whole, length));
    }
  }

  @Test
  void a_tar_that_is_cut_anywhere_is_refused_as_a_whole() throws IOException {
    byte[] whole = tar(Map.of("a.xml", "a".repeat(700), "b.xml", "b".repeat(700)));
    byte[] noise = new byte[20_000];
    new Random(1).nextBytes(noise);
    byte[] packed = gzip(tar(Map.of("a.bin", new String(noise, ISO_8859_1))));

    for (int length : new int[] {512, 600, 1_536, 1_700, 2_048, 2_400, 3_072}) {
      assertBroken(Arrays.copyOf(whole, length));
    }
    assertThat(read(Arrays.copyOf(packed, packed.length - 9)).unread())
        .extracting(UnreadEntry::isError)
        .containsExactly(true);
  }

  @Test
  void an_entry_that_lies_about_its_size_or_content_is_named_alone() throws IOException {
    byte[] zip = zip(Map.of("a.xml", "aaaaaaaaaaaaaaaaaaaa", "z.xml", "zzz"));
    int first = directory(zip);
    for (int field : new int[] {16, 24}) {
      byte[] lying = zip.clone();
      lying[first + field] += 3;

      Received received = read(lying);

      assertThat(contents(received)).isEqualTo(Map.of("body/z.xml", "zzz"));
      assertThat(received.unread())
          .singleElement()
          .matches(UnreadEntry::isError)
          .extracting(UnreadEntry::reason)
          .asString()
          .contains("size or checksum");
    }
  }

  @Test
  void an_encrypted_entry_is_named_alone() throws IOException {
    byte[] zip = zip(Map.of("a.xml", "secret", "z.xml", "zzz"));
    zip[directory(zip) + 8] |= 1;

    Received received = read(zip);

    assertThat(contents(received)).isEqualTo(Map.of("body/z.xml", "zzz"));
    assertThat(received.unread())
        .extracting(UnreadEntry::reason)
        .first()
        .asString()
        .contains("encrypted");
  }

  @Test
  void a_compression_method_that_is_not_read_is_named() throws IOException {
    byte[] zip = zip(Map.of("a.xml", "a", "z.xml", "zzz"));
    zip[directory(zip) + 10] = 12;

    assertThat(read(zip).unread())
        .extracting(UnreadEntry::reason)
        .containsExactly("compression method 12 is not read; send it deflated or stored");
  }

  @Test
  void entries_that_share_their_bytes_are_refused() throws IOException {
    byte[] zip = zip(Map.of("a.xml", "a".repeat(500), "b.xml", "b".repeat(500)));
    int first = directory(zip);
    int second = indexOf(zip, "PK\1\2", first + 4);
    System.arraycopy(zip, first + 42, zip, second + 42, 4);

    assertThat(read(zip).unread())
        .extracting(UnreadEntry::reason)
        .containsExactly("the archive is broken: its entries overlap");
  }

  @Test
  void all_entries_together_expand_no_further_than_the_limit() throws IOException {
    String half = "0".repeat(60_000);
    byte[] bomb = zip(Map.of("a.xml", half, "b.xml", half));
    byte[] nested = zipOf(Map.of("n.zip", zip(Map.of("a", half)), "c.gz", gzip(bytes(half))));

    for (byte[] archive : List.of(bomb, nested, gzip(tar(Map.of("a", half, "b", half))))) {
      assertProblem(413, archive, "10 : 1");
    }
  }

  @Test
  void entries_count_as_files_of_the_upload() throws IOException {
    Map<String, String> many = new TreeMap<>();
    for (int i = 0; i < 301; i++) {
      many.put("TEST-" + i + ".xml", "<r" + i + "/>");
    }

    assertProblem(413, zip(many), "at most 300 files");
    many.remove("TEST-0.xml");
    assertThat(contents(read(zip(many)))).hasSize(300);
  }

  @Test
  void a_directory_of_more_names_than_are_read_is_not_even_loaded() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      for (int i = 0; i < 25_000; i++) {
        zip.putArchiveEntry(new ZipArchiveEntry("e" + i + "/"));
        zip.closeArchiveEntry();
      }
    }

    assertProblem(413, bytes.toByteArray(), "more entries");
  }

  @Test
  void a_tar_header_is_not_held_whatever_its_size() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry name =
          new TarArchiveEntry(TarConstants.GNU_LONGLINK, TarConstants.LF_GNUTYPE_LONGNAME);
      name.setSize(2_000_000);
      tar.putArchiveEntry(name);
      tar.write(new byte[2_000_000]);
      tar.closeArchiveEntry();
    }

    assertThat(read(new Wide(folder), bytes.toByteArray(), null).unread())
        .extracting(UnreadEntry::reason)
        .first()
        .asString()
        .contains("headers of an entry");
  }

  @Test
  void damage_never_does_more_than_lose_entries() throws IOException {
    List<byte[]> archives = List.of(zip(TWO), tar(TWO), gzip(tar(TWO)));
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      byte[] damaged = archives.get(i % archives.size()).clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        contents(read(damaged));
      } catch (ProblemException e) {
        assertThat(e.problem().status()).isIn(400, 413);
      } catch (UncheckedIOException e) {
        // A damaged gzip layer is found when the file is opened.
        assertThat(e.getCause()).isInstanceOf(IOException.class);
      }
    }
  }

  private record Received(List<UnreadEntry> unread, Map<String, byte[]> files) {}

  private Received read(byte[] body) throws IOException {
    return read(new Wide(folder), body, null);
  }

  /** Every file is read while it is there. */
  private static Received read(SpoolConfig config, byte[] body, @Nullable String type)
      throws IOException {
    try (ReceivedBody received =
        new BodyReader(config).read(new ByteArrayInputStream(body), type, null)) {
      Map<String, byte[]> files = new TreeMap<>();
      for (SpooledFile file : received.files()) {
        try (InputStream in = file.open()) {
          files.put(file.name(), in.readAllBytes());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return new Received(received.unread(), files);
    }
  }

  private static Map<String, String> contents(Received received) {
    Map<String, String> texts = new TreeMap<>();
    received.files().forEach((name, content) -> texts.put(name, new String(content, UTF_8)));
    return texts;
  }

  private void assertBroken(byte[] archive) throws IOException {
    Received received = read(archive);
    assertThat(received.files()).isEmpty();
    assertThat(received.unread())
        .singleElement()
        .matches(UnreadEntry::isError)
        .extracting(UnreadEntry::reason)
        .asString()
        .contains("cut");
  }

  private void assertProblem(int status, byte[] body, String words) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().status()).isEqualTo(status);
              assertThat(e.problem().detail()).contains(words);
            });
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    Map<String, byte[]> bytes = new TreeMap<>();
    files.forEach((name, text) -> bytes.put(name, bytes(text)));
    return zipOf(bytes);
  }

  /** With sizes in the local headers, as most tools write them; entries by name. */
  private static byte[] zipOf(Map<String, byte[]> files) throws IOException {
    SeekableInMemoryByteChannel bytes = new SeekableInMemoryByteChannel();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
        zip.putArchiveEntry(new ZipArchiveEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeArchiveEntry();
      }
    }
    return Arrays.copyOf(bytes.array(), (int) bytes.size());
  }

  private static byte[] tar(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, UTF_8.name())) {
      for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
        entry.setSize(bytes(file.getValue()).length);
        tar.putArchiveEntry(entry);
        tar.write(bytes(file.getValue()));
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** Where the first record of the central directory begins. */
  private static int directory(byte[] zip) {
    return indexOf(zip, "PK\1\2", 0);
  }

  private static int indexOf(byte[] bytes, String text, int from) {
    return new String(bytes, ISO_8859_1).indexOf(text, from);
  }

  /** Small limits, but room for what these tests make. */
  private record Wide(Path folder) implements SpoolConfig {

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
      return 10_000_000;
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
      return 300;
    }

    @Override
    public int maxFields() {
      return 2;
    }
  }
}
