/** How results move over calendar days: pass rate, duration, flaky cases, failures of one case. */
@NullMarked
package io.argus.report.trend;

import org.jspecify.annotations.NullMarked;
