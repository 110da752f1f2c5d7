/**
 * What has expired goes: runs by age and number, weeks that nobody needs, what was left of uploads
 * and letters. What stays looks as if the removed had never been.
 */
@NullMarked
package io.argus.analytics.retention;

import org.jspecify.annotations.NullMarked;
