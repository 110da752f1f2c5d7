/**
 * {@code argus up}, {@code down} and {@code status}: what they print and the exit status they end
 * with.
 */
@NullMarked
package io.argus.embedded.command;

import org.jspecify.annotations.NullMarked;
