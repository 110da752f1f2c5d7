/** Stand-ins for the services and a client that sends what well-behaved ones never would. */
@NullMarked
package io.argus.gateway.testing;

import org.jspecify.annotations.NullMarked;
