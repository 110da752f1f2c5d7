/** Robot Framework's output.xml: a test is what Robot's own report says it is. */
@NullMarked
package io.argus.formats.robot;

import org.jspecify.annotations.NullMarked;
