/** The command line: it never stands in the way of the tests that it records. */
@NullMarked
package io.argus.cli;

import org.jspecify.annotations.NullMarked;
