/**
 * NUnit's results, of version 3 and of version 2: cases, and the fixtures that failed by
 * themselves.
 */
@NullMarked
package io.argus.formats.nunit;

import org.jspecify.annotations.NullMarked;
