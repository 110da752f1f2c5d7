/** Statistics of Locust: one case per request name. */
@NullMarked
package io.argus.formats.locust;

import org.jspecify.annotations.NullMarked;
