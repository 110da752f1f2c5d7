/**
 * What the stack keeps under {@code ARGUS_HOME}. Files appear complete or not at all; whatever
 * holds a secret is readable by its owner alone.
 */
@NullMarked
package io.argus.embedded.home;

import org.jspecify.annotations.NullMarked;
