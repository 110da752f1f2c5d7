package io.argus.ingest.spool;

/**
 * An archive, or an entry of one, that is not read.
 *
 * @param isError false = it can hold no report, such as a link
 */
public record UnreadEntry(String name, String reason, boolean isError) {}
