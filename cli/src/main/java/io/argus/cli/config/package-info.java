/** What the repository says in argus.yaml; what it does not say has a default. */
@NullMarked
package io.argus.cli.config;

import org.jspecify.annotations.NullMarked;
