/**
 * TestNG's results: retried records are attempts, failed configuration methods errors of the run.
 */
@NullMarked
package io.argus.formats.testng;

import org.jspecify.annotations.NullMarked;
