/** JSON of {@code dart test} and {@code flutter test}: what never ended is never green. */
@NullMarked
package io.argus.formats.dart;

import org.jspecify.annotations.NullMarked;
