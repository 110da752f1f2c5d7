/** What git knows of the working directory; nothing of it is ever a reason to fail. */
@NullMarked
package io.argus.cli.git;

import org.jspecify.annotations.NullMarked;
