package io.argus.analytics.run;

import java.util.UUID;

/** One upload of one run. */
record UploadKey(UUID runId, UUID uploadId) {}
