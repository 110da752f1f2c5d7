package io.argus.ingest.objects;

import java.time.Instant;

/** An object, without its bytes. */
public record StoredObject(String key, long sizeBytes, Instant storedAt) {}
