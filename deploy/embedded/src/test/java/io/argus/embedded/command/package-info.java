@NullMarked
package io.argus.embedded.command;

import org.jspecify.annotations.NullMarked;
