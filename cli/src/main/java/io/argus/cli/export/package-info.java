/** A run as a file, and that file in a bucket: whole, or not at all. */
@NullMarked
package io.argus.cli.export;

import org.jspecify.annotations.NullMarked;
