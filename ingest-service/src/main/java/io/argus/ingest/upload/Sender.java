package io.argus.ingest.upload;

import io.argus.ingest.project.Poster;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an upload comes from.
 *
 * @param sentAt what a report without a time of its own counts as started at
 * @param runKey names a run that nothing else names: what is sent again is the same run again; null
 *     = then it is a run of its own
 */
public record Sender(Poster poster, Instant sentAt, @Nullable String runKey) {}
