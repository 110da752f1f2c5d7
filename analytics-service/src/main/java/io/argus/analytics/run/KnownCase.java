package io.argus.analytics.run;

import io.argus.analytics.stability.Window;

/** A case this process knows: its internal id and its window. */
record KnownCase(long id, Window window) {

  KnownCase with(Window newer) {
    return new KnownCase(id, newer);
  }
}
