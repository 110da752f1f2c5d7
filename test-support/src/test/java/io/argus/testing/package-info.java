@NullMarked
package io.argus.testing;

import org.jspecify.annotations.NullMarked;
