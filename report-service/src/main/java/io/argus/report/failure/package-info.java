/**
 * Failures that look alike as one: how far they reach, since when, and whether they still occur.
 */
@NullMarked
package io.argus.report.failure;

import org.jspecify.annotations.NullMarked;
