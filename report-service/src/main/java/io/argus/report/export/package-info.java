/** A run as a results document: stored facts only, the same bytes for the same run. */
@NullMarked
package io.argus.report.export;

import org.jspecify.annotations.NullMarked;
