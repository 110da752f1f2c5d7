/**
 * What changed between two runs of a suite; every pair of outcomes has one meaning, decided in one
 * pure place.
 */
@NullMarked
package io.argus.report.compare;

import org.jspecify.annotations.NullMarked;
