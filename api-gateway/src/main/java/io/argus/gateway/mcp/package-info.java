/**
 * What agents ask: six tools and a resource, answered by the same services with the caller's own
 * rights. Every answer stays within the tokens it may cost, and what tests wrote is marked as such.
 */
@NullMarked
package io.argus.gateway.mcp;

import org.jspecify.annotations.NullMarked;
