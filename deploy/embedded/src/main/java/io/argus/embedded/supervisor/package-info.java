/**
 * Starts, watches and stops the parts. Whatever happens to the supervisor, no part outlives it;
 * whatever happens to a part, it is started again or everything stops and says why.
 */
@NullMarked
package io.argus.embedded.supervisor;

import org.jspecify.annotations.NullMarked;
