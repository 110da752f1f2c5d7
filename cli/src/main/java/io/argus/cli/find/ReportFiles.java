package io.argus.cli.find;

import io.argus.formats.ContentHash;
import io.argus.formats.ReportFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Files as the parsers take them, in the way in which the server takes an upload of them. */
public final class ReportFiles {

  private static final int HEAD = 1024;

  private ReportFiles() {}

  /** Under their names without folders, compressed ones expanded, the same bytes once. */
  public static List<ReportFile> open(List<Path> files, @Nullable String format)
      throws IOException {
    List<ReportFile> open = new ArrayList<>(files.size());
    Set<String> seen = new HashSet<>();
    for (Path file : files) {
      if (seen.add(ContentHash.of(content(file)).sha256())) {
        String name = file.getFileName().toString();
        open.add(new ReportFile(name, format, false, () -> content(file)));
      }
    }
    return open;
  }

  /** True for a results document of ours, by its first bytes. */
  public static boolean isDocument(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
      return head.startsWith("{\"reportFormat\":\"CTRF\"")
          && head.contains("\"extra\":{\"argus\":{\"run\":{");
    }
  }

  private static InputStream content(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new GZIPInputStream(in) : in;
  }
}
