package io.argus.embedded.supervisor;

import io.argus.embedded.stack.Part;
import io.argus.embedded.stack.StackFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** Brings a running stack to the newest build. */
record Reload(StackSettings settings, PartPlans plans, Map<Part, PartKeeper> keepers) {

  /** Restarts the services whose build has changed, one after the other. One call at a time. */
  synchronized void run(Progress asked) throws StackFailure, IOException {
    boolean changed = false;
    for (Part part : Part.services()) {
      changed |= bringUpToDate(part, asked);
    }
    if (!changed) {
      asked.line("Everything runs the newest build.");
    }
    forgetOlderBuilds();
  }

  /** Deletes the copies of builds that nothing runs any more. */
  void forgetOlderBuilds() throws IOException {
    for (PartKeeper keeper : keepers.values()) {
      if (keeper.plan() instanceof ServicePlan service) {
        service.app().deleteOthers();
      }
    }
    settings.home().supervisorApp(settings.build()).deleteOthers();
  }

  private boolean bringUpToDate(Part part, Progress asked) throws StackFailure {
    PartKeeper keeper = keepers.get(part);
    PartPlan newest = plans.of(part);
    if (keeper == null || newest.fingerprint().equals(keeper.plan().fingerprint())) {
      return false;
    }
    asked.line("  " + part.id() + " was built anew; restarting it");
    try {
      Duration took = keeper.replace(newest).join();
      asked.ready(part.id(), took, newest.address());
      return true;
    } catch (CompletionException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      throw new StackFailure(String.valueOf(why.getMessage()), e);
    }
  }
}
