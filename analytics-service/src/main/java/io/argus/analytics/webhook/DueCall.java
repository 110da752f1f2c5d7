package io.argus.analytics.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call that is to be made now.
 *
 * @param isPending false = its execution does not wait for a runner any more
 * @param url null = the project has no webhook any more
 * @param attempts with this one
 */
record DueCall(
    UUID executionId,
    int projectId,
    String project,
    boolean isPending,
    @Nullable String url,
    @Nullable String secret,
    byte[] body,
    int attempts,
    Instant createdAt) {}
