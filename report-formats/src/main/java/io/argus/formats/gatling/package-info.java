/** Gatling's simulation.log in its text form: one case per request and per group. */
@NullMarked
package io.argus.formats.gatling;

import org.jspecify.annotations.NullMarked;
