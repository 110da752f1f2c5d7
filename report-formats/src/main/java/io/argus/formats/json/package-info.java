/**
 * JSON out of test tools, streamed: bounded in depth, names and strings, and every error has its
 * path, line and column.
 */
@NullMarked
package io.argus.formats.json;

import org.jspecify.annotations.NullMarked;
