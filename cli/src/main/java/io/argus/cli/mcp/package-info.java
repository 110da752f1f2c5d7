/** Lets agents that only speak over pipes ask the server: every line is passed on and answered. */
@NullMarked
package io.argus.cli.mcp;

import org.jspecify.annotations.NullMarked;
