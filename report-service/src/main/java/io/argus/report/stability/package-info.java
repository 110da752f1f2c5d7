/**
 * What the recent results of a case say about it; decisions are pure functions of the stored
 * results.
 */
@NullMarked
package io.argus.report.stability;

import org.jspecify.annotations.NullMarked;
