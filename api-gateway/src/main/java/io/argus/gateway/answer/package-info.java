/**
 * What the gateway itself answers: every request carries an id, every error is a problem document,
 * and a body that nobody reads neither blocks its sender nor keeps the connection for ever.
 */
@NullMarked
package io.argus.gateway.answer;

import org.jspecify.annotations.NullMarked;
