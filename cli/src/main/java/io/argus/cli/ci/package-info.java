/** Which CI runs this, and what it says of the build. */
@NullMarked
package io.argus.cli.ci;

import org.jspecify.annotations.NullMarked;
