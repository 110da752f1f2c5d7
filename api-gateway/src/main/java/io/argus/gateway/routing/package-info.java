/**
 * Which path belongs to which service, and the way there: only listed paths leave the gateway, as
 * they were written, under the caller's internal token, with bodies streamed in both directions.
 */
@NullMarked
package io.argus.gateway.routing;

import org.jspecify.annotations.NullMarked;
