package io.argus.ingest.report.parse;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a file tell.
 *
 * @param rootElement local name of an XML document's root; null = no XML
 * @param jsonKeys of a JSON object, in dotted form, two levels deep, as far as the head goes; empty
 *     = no JSON object
 */
public record ReportHead(@Nullable String rootElement, Set<String> jsonKeys) {

  /** Bytes that are looked at. */
  public static final int BYTES = 16 * 1024;

  public ReportHead {
    jsonKeys = Set.copyOf(jsonKeys);
  }
}
