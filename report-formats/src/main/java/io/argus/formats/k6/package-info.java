/**
 * What k6 writes: the end-of-test summaries and the streams of points; one case per request, check,
 * trend and threshold.
 */
@NullMarked
package io.argus.formats.k6;

import org.jspecify.annotations.NullMarked;
