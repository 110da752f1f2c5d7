/** JSON reports of GoogleTest, under the names that its JUnit XML uses. */
@NullMarked
package io.argus.ingest.report.gtest;

import org.jspecify.annotations.NullMarked;
