/** What users type: options in, an exit code out; everything else is decided elsewhere. */
@NullMarked
package io.argus.cli.command;

import org.jspecify.annotations.NullMarked;
