/** Cucumber's two forms, the JSON of its formatter and its stream of messages, counted alike. */
@NullMarked
package io.argus.formats.cucumber;

import org.jspecify.annotations.NullMarked;
