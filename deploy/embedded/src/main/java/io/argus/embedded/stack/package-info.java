/**
 * What the local stack decides: its parts, ports, restarts and what it tells others. Nothing runs
 * here.
 */
@NullMarked
package io.argus.embedded.stack;

import org.jspecify.annotations.NullMarked;
