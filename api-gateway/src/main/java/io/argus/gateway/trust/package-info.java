/**
 * CI jobs without a stored secret: a job shows the token that its provider signs for it, and rules
 * of the administrators say what such a job may do. Nobody is called but issuers that a rule names,
 * and those no more often than every some seconds, whatever is shown.
 */
@NullMarked
package io.argus.gateway.trust;

import org.jspecify.annotations.NullMarked;
