@NullMarked
package io.argus.embedded.supervisor;

import org.jspecify.annotations.NullMarked;
