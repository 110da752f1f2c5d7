/** Reports of pytest-json-report: set-up, tear-down and collection can't fail unseen. */
@NullMarked
package io.argus.formats.pytest;

import org.jspecify.annotations.NullMarked;
