/** A run and its cases, as every service, event and document names them. */
@NullMarked
package io.argus.contracts.run;

import org.jspecify.annotations.NullMarked;
