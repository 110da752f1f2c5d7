/**
 * Who is calling: a caller is known by a credential of this product or not at all, and the services
 * learn it only from a short-lived token that the gateway signs.
 */
@NullMarked
package io.argus.gateway.identity;

import org.jspecify.annotations.NullMarked;
