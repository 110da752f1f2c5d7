/**
 * Which files lie beside which run: each once, whenever it is announced; and who keeps the files is
 * told, at least once, when no run needs them any more.
 */
@NullMarked
package io.argus.analytics.attachment;

import org.jspecify.annotations.NullMarked;
