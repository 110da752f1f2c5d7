@NullMarked
package io.argus.embedded;

import org.jspecify.annotations.NullMarked;
