/** Test cases across runs: which there are, how stable each is, and how it came out so far. */
@NullMarked
package io.argus.report.testcase;

import org.jspecify.annotations.NullMarked;
