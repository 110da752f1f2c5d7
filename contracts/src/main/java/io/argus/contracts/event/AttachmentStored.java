package io.argus.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file lies in the object store. It may come before anything else of its run does, and comes
 * again whenever it is posted again.
 *
 * @param caseId the case it belongs to; null = the run itself
 * @param name as its poster calls it, without folders; untrusted
 * @param contentType what its bytes look like, never what its poster says
 * @param sha256 of its bytes, in hex
 * @param url where it is served, a path of the public API; names the object: the same run, case,
 *     name and bytes always have the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttachmentStored(
    UUID runId,
    String project,
    @Nullable UUID caseId,
    String name,
    String contentType,
    long sizeBytes,
    String sha256,
    String url,
    Instant storedAt) {}
