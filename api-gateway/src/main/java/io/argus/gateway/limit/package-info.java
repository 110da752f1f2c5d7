/**
 * How often somebody may ask: nobody gets more than their share of the gateway, and guessing
 * passwords is slow. Counted in the memory of each instance.
 */
@NullMarked
package io.argus.gateway.limit;

import org.jspecify.annotations.NullMarked;
