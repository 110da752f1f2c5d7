/**
 * Whether the product works: ready when every service behind the gateway is, and if not, which one
 * is not.
 */
@NullMarked
package io.argus.gateway.health;

import org.jspecify.annotations.NullMarked;
