package io.argus.formats.load;

import io.argus.formats.parse.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why samples failed, and how often. Only so many different reasons are told apart. */
public final class Reasons {

  private static final int KEPT = 20;
  private static final int SHOWN = 5;
  private static final int MOST_BYTES = 300;

  private final Map<String, Long> counts = new LinkedHashMap<>(0);
  private long others;

  /** Blank = nothing is said. */
  public void add(@Nullable String said) {
    String reason = Texts.orNull(said);
    if (reason == null) {
      return;
    }
    String kept = Texts.cut(reason.strip(), MOST_BYTES);
    if (counts.size() < KEPT || counts.containsKey(kept)) {
      counts.merge(kept, 1L, Long::sum);
    } else {
      others++;
    }
  }

  /** {@code 3 of 10 samples failed: timeout (2), 500 Internal Server Error (1)}. */
  public String describe(long failed, long count, String what) {
    List<Map.Entry<String, Long>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(Map.Entry.<String, Long>comparingByValue().reversed());
    StringBuilder told = new StringBuilder();
    told.append(failed).append(" of ").append(count).append(' ').append(what).append(" failed");
    long more = others;
    for (int i = 0; i < sorted.size(); i++) {
      long times = sorted.get(i).getValue();
      if (i < SHOWN) {
        told.append(i == 0 ? ": " : ", ").append(sorted.get(i).getKey());
        told.append(" (").append(times).append(')');
      } else {
        more += times;
      }
    }
    return more == 0 ? told.toString() : told.append(", others (" + more + ")").toString();
  }

  /** Every reason that is kept, with its number. */
  public Map<String, Long> counts() {
    return counts;
  }
}
