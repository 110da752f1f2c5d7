package io.argus.ingest.spool;

import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipException;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.jspecify.annotations.Nullable;

/** Reads a request body, raw or multipart, plain or gzip, into files that can be read twice. */
@ApplicationScoped
public class BodyReader {

  private static final int LONGEST_FIELD = 16 * 1024;
  private static final int LONGEST_NAME = 255;

  private final SpoolConfig config;
  private final Gzip gzip;

  @Inject
  BodyReader(SpoolConfig config) {
    this.config = config;
    this.gzip = new Gzip(config);
  }

  /**
   * @throws ProblemException 400, 413, 415, 503 or 507; nothing is left on disk then
   */
  public ReceivedBody read(
      InputStream body, @Nullable String contentType, @Nullable String contentEncoding) {
    UploadSpace space = new UploadSpace(config);
    List<SpooledFile> files = new ArrayList<>();
    return read(
        files,
        () -> {
          BoundedInput limited = limited(body, config.maxBodyBytes());
          Map<String, String> fields =
              read(limited, contentType, isCompressed(contentEncoding), files, space);
          Unpacking archives = new Unpacking(config, space, gzip, files, limited.count());
          return new ReceivedBody(files, archives.unpack(), fields);
        });
  }

  /**
   * The files of a form, or one raw body, as they are: archives stay what they are. A file of more
   * than {@code most} bytes loses only itself.
   *
   * @throws ProblemException 400, 413, 415, 503 or 507; nothing is left on disk then
   */
  public ReceivedBody readEach(
      InputStream body, @Nullable String contentType, @Nullable String contentEncoding, long most) {
    UploadSpace space = new UploadSpace(config);
    List<SpooledFile> files = new ArrayList<>();
    List<UnreadEntry> unread = new ArrayList<>();
    FileSink sink =
        (name, content) -> {
          try {
            files.add(new SpooledFile(name, space.spool(limited(content, most)), gzip, true));
          } catch (LimitExceeded e) {
            // The rest of the part is read as well: the next one comes behind it.
            content.transferTo(OutputStream.nullOutputStream());
            unread.add(new UnreadEntry(name, "The file exceeds " + most + " bytes.", true));
          }
          return files.size() + unread.size();
        };
    return read(
        files,
        () -> {
          InputStream limited = limited(body, config.maxBodyBytes());
          InputStream plain = isCompressed(contentEncoding) ? gzip.bounded(limited) : limited;
          Map<String, String> fields = new HashMap<>();
          if (contentType != null && isMultipart(contentType)) {
            readParts(plain, contentType, fields, sink);
          } else {
            sink.add("", plain);
          }
          return new ReceivedBody(files, unread, fields);
        });
  }

  /** One raw body of at most so many bytes, as received; an archive stays what it is. */
  public SpooledFile readOne(InputStream body, @Nullable String contentEncoding, long most) {
    List<SpooledFile> files = new ArrayList<>();
    return read(
        files,
        () -> {
          boolean compressed = isCompressed(contentEncoding);
          read(limited(body, most), null, compressed, files, new UploadSpace(config));
          return files.get(0);
        });
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  /** Nothing stays of what cannot be read to its end. */
  private static <T> T read(List<SpooledFile> files, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      new Closing(files).quietly();
      throw BodyProblems.of(e);
    } catch (RuntimeException e) {
      new Closing(files).quietly();
      throw e;
    }
  }

  private static BoundedInput limited(InputStream body, long most) {
    return new BoundedInput(body, () -> most, limit(most));
  }

  private Map<String, String> read(
      InputStream body,
      @Nullable String contentType,
      boolean compressed,
      List<SpooledFile> files,
      UploadSpace space)
      throws IOException {
    Map<String, String> fields = new HashMap<>();
    if (contentType != null && isMultipart(contentType)) {
      FileSink sink =
          (name, content) -> {
            files.add(new SpooledFile(name, space.spool(content), gzip, false));
            return files.size();
          };
      readParts(compressed ? gzip.bounded(body) : body, contentType, fields, sink);
      return fields;
    }
    // A compressed body stays so on disk; whoever opens the file expands it, within the limits.
    files.add(new SpooledFile("body", space.spool(body), gzip, false));
    if (compressed && !files.get(0).isGzip()) {
      throw new ZipException("Not in GZIP format");
    }
    return fields;
  }

  /** Takes the files of a form as they come. */
  @FunctionalInterface
  private interface FileSink {

    /** Answers how many there are so far. */
    int add(String name, InputStream content) throws IOException;
  }

  private static boolean isMultipart(String contentType) {
    return contentType.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  private static boolean isCompressed(@Nullable String encoding) {
    if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity")) {
      return false;
    }
    if (encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip")) {
      return true;
    }
    throw ProblemException.of(
        ProblemType.UNSUPPORTED_MEDIA_TYPE,
        "Content-Encoding " + encoding + " is not read here; send gzip or nothing.");
  }

  private void readParts(
      InputStream body, String contentType, Map<String, String> fields, FileSink sink)
      throws IOException {
    int files = 0;
    FileItemInputIterator parts = MultipartBody.parts(body, contentType);
    while (parts.hasNext()) {
      FileItemInput part = parts.next();
      try (InputStream content = part.getInputStream()) {
        if (part.isFormField()) {
          if (fields.size() == config.maxFields()) {
            throw new LimitExceeded("One upload takes at most " + config.maxFields() + " fields.");
          }
          String text = Spool.text(content, LONGEST_FIELD);
          String before = fields.put(part.getFieldName(), text);
          if (before != null && !before.equals(text)) {
            throw ProblemException.invalid(
                part.getFieldName(), part.getFieldName() + " is said twice, and differently.");
          }
        } else {
          if (files == config.maxFiles()) {
            throw new LimitExceeded("One upload takes at most " + config.maxFiles() + " files.");
          }
          files = sink.add(fileName(part), content);
        }
      }
    }
  }

  private static String fileName(FileItemInput part) {
    String name = givenName(part);
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return last.length() <= LONGEST_NAME ? last : last.substring(0, LONGEST_NAME);
  }

  private static String givenName(FileItemInput part) {
    try {
      return part.getName() == null ? part.getFieldName() : part.getName();
    } catch (InvalidPathException e) {
      throw ProblemException.invalid("report", "The name of a file holds a control character.");
    }
  }

  static String limit(long most) {
    return "The body exceeds " + most + " bytes.";
  }
}
