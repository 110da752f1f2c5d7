package io.argus.report.trend;

import org.jspecify.annotations.Nullable;

/** What a trend is made from; null = any. */
record TrendScope(
    int days,
    Timeline timeline,
    @Nullable String project,
    @Nullable String suiteId,
    @Nullable String branch) {}
