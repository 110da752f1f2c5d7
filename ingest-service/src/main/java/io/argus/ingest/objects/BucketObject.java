package io.argus.ingest.objects;

import java.time.Instant;

/**
 * An object of somebody else's bucket.
 *
 * @param eTag changes with its bytes
 */
public record BucketObject(String key, long sizeBytes, String eTag, Instant modifiedAt) {}
