/**
 * JUnit XML in all its dialects, and Failsafe's summary: what a case element says is what counts.
 */
@NullMarked
package io.argus.formats.junit;

import org.jspecify.annotations.NullMarked;
