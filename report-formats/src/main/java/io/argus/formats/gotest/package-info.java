/** {@code go test -json}: a package that fails is never green, whatever its tests say. */
@NullMarked
package io.argus.formats.gotest;

import org.jspecify.annotations.NullMarked;
