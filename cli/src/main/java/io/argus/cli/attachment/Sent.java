package io.argus.cli.attachment;

import org.jspecify.annotations.Nullable;

/**
 * What became of the files that reports refer to.
 *
 * @param problem of the first that was not sent
 */
public record Sent(int files, int missed, @Nullable String problem) {}
