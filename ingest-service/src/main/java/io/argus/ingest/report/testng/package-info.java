/**
 * TestNG's results: retried records are attempts, failed configuration methods errors of the run.
 */
@NullMarked
package io.argus.ingest.report.testng;

import org.jspecify.annotations.NullMarked;
