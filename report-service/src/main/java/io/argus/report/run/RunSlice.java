package io.argus.report.run;

import org.jspecify.annotations.Nullable;

/**
 * The part of a list of runs that one page shows.
 *
 * @param after where the page before ended; null = skip {@code offset} runs instead
 */
record RunSlice(int limit, int offset, @Nullable RunCursor after) {}
