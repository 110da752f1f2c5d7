/**
 * The JSON reports of JavaScript's test tools: what the tool calls red is red, and no path of a
 * workspace gets into an identity.
 */
@NullMarked
package io.argus.formats.javascript;

import org.jspecify.annotations.NullMarked;
