/** Questions to the server, and what its answers mean for whoever asked. */
@NullMarked
package io.argus.cli.http;

import org.jspecify.annotations.NullMarked;
