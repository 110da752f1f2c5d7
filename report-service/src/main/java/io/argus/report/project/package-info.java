/** Which projects a caller may ask about: nothing outside of them is ever read. */
@NullMarked
package io.argus.report.project;

import org.jspecify.annotations.NullMarked;
