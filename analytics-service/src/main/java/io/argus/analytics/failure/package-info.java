/**
 * Failure texts, stored once per week and text, and the signatures that group those that look
 * alike.
 */
@NullMarked
package io.argus.analytics.failure;

import org.jspecify.annotations.NullMarked;
