/**
 * XML out of test tools, streamed: no entity is resolved, nothing is fetched, no token grows
 * without bound, and every error has its line and column.
 */
@NullMarked
package io.argus.formats.xml;

import org.jspecify.annotations.NullMarked;
