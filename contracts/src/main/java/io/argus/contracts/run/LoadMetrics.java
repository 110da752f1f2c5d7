package io.argus.contracts.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What a load test measured for one request name, as far as its report says. Times in ms. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LoadMetrics(
    @Nullable Long samples,
    @Nullable Double avgMs,
    @Nullable Double minMs,
    @Nullable Double maxMs,
    @Nullable Double p50Ms,
    @Nullable Double p90Ms,
    @Nullable Double p95Ms,
    @Nullable Double p99Ms,
    @Nullable Double throughputPerSecond,
    @Nullable Double errorRatePercent) {}
