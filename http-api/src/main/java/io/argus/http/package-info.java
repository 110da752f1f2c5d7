/**
 * What every service's HTTP looks like: errors are RFC 9457 problems with a stable type, the caller
 * is who the gateway's token says, lists come in pages, and what users name is called at public
 * addresses only.
 */
@NullMarked
package io.argus.http;

import org.jspecify.annotations.NullMarked;
