/** Which files are reports. */
@NullMarked
package io.argus.cli.find;

import org.jspecify.annotations.NullMarked;
