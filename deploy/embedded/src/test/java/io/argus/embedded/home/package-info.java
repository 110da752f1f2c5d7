@NullMarked
package io.argus.embedded.home;

import org.jspecify.annotations.NullMarked;
