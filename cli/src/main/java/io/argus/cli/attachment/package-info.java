/** Files that reports refer to are sent after them; nothing outside the working directory is. */
@NullMarked
package io.argus.cli.attachment;

import org.jspecify.annotations.NullMarked;
