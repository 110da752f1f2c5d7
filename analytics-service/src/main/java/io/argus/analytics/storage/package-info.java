/** How rows reach PostgreSQL: binary COPY, partitions by week, and what is worth a retry. */
@NullMarked
package io.argus.analytics.storage;

import org.jspecify.annotations.NullMarked;
