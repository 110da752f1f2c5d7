package io.argus.formats;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * One file of an upload.
 *
 * @param name as the poster calls it; tells nothing about the format
 * @param format the poster's word for it; null = told from the content
 * @param amongOthers it came with others that nobody has chosen one by one: when it is no report at
 *     all, that is no error
 */
public record ReportFile(
    String name, @Nullable String format, boolean amongOthers, Content content) {

  /** Bytes that can be read more than once, the same each time. */
  @FunctionalInterface
  public interface Content {

    /** From the first byte; whoever opens it closes it. */
    InputStream open() throws IOException;
  }
}
