/**
 * The one public door: it knows who is calling, says so to the services in a token only it can
 * sign, and passes requests on without reading them.
 */
@NullMarked
package io.argus.gateway;

import org.jspecify.annotations.NullMarked;
