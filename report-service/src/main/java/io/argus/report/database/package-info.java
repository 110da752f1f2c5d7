/**
 * Reading schema analytics: every read is one read-only snapshot, and a database that is away is a
 * 503 that says so.
 */
@NullMarked
package io.argus.report.database;

import org.jspecify.annotations.NullMarked;
