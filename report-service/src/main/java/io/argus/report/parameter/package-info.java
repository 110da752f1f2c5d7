/**
 * Query parameters as text in, values out; what cannot be read is a 400 that names the parameter.
 */
@NullMarked
package io.argus.report.parameter;

import org.jspecify.annotations.NullMarked;
