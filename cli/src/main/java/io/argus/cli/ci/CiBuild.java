package io.argus.cli.ci;

import org.jspecify.annotations.Nullable;

/**
 * What a CI says of the build that runs. Null = it does not say.
 *
 * @param provider the provider's short name
 * @param commit of a pull request its head, never the merge commit that CI makes
 * @param branch of a pull request the one it comes from
 * @param runKey the same for all jobs of a build, and for its further tries
 * @param attempt from 1
 */
public record CiBuild(
    String provider,
    @Nullable String commit,
    @Nullable String branch,
    @Nullable String pullRequest,
    @Nullable String buildUrl,
    @Nullable String runKey,
    @Nullable Integer attempt) {}
