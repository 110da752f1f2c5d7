/** Reading CSV of any separator, a row at a time; every problem has its line. */
@NullMarked
package io.argus.ingest.report.csv;

import org.jspecify.annotations.NullMarked;
