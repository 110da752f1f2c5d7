/** What tests of report-service share: a migrated database, stored results, a clock, callers. */
@NullMarked
package io.argus.report.testdata;

import org.jspecify.annotations.NullMarked;
