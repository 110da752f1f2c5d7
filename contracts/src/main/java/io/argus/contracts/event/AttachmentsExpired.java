package io.argus.contracts.event;

import java.time.Instant;
import java.util.UUID;

/**
 * No run needs these attachments any more: whoever keeps the files of this run removes those that
 * it has stored before {@code storedBefore}.
 */
public record AttachmentsExpired(UUID runId, String project, Instant storedBefore) {}
