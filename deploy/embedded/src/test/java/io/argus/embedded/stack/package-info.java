@NullMarked
package io.argus.embedded.stack;

import org.jspecify.annotations.NullMarked;
