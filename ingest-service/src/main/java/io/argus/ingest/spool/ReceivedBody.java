package io.argus.ingest.spool;

import java.util.List;
import java.util.Map;

/**
 * What came with a request, to be closed when it is no longer needed.
 *
 * @param files archives are replaced by their entries
 * @param unread what of the archives is not read
 * @param fields form fields by name; empty unless multipart
 */
public record ReceivedBody(
    List<SpooledFile> files, List<UnreadEntry> unread, Map<String, String> fields)
    implements AutoCloseable {

  @Override
  public void close() {
    new Closing(files).quietly();
  }
}
