/** JSON of Rust's libtest and of nextest: a suite that dies or fails is never green. */
@NullMarked
package io.argus.formats.libtest;

import org.jspecify.annotations.NullMarked;
