/** A made-up history of thirty days: the same for the same seed and date, loaded once. */
@NullMarked
package io.argus.cli.demo;

import org.jspecify.annotations.NullMarked;
