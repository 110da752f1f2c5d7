/** Reports to the server, each exactly once, or into the spool. */
@NullMarked
package io.argus.cli.upload;

import org.jspecify.annotations.NullMarked;
