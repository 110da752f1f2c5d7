/**
 * Signing in with the account that a person has elsewhere: an OpenID Connect provider says who they
 * are, and Argus gives them its own session. Without configuration none of it works or calls out.
 */
@NullMarked
package io.argus.gateway.signon;

import org.jspecify.annotations.NullMarked;
