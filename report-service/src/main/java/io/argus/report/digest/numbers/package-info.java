/**
 * Reads the numbers of a digest by aggregates in SQL: what leaves the database is bounded, however
 * many runs there are.
 */
@NullMarked
package io.argus.report.digest.numbers;

import org.jspecify.annotations.NullMarked;
