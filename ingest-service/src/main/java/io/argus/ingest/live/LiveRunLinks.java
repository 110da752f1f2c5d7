package io.argus.ingest.live;

import io.argus.contracts.run.RunMetadata;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a live run goes on. The service keeps nothing of it, so its links bring along what every
 * further call must know.
 */
final class LiveRunLinks {

  private LiveRunLinks() {}

  static Map<String, String> of(UUID runId, RunMetadata run) {
    String path = "/api/ingest/runs/" + runId;
    String query = query(run);
    Map<String, String> links = new TreeMap<>();
    links.put("run", "/api/runs/" + runId);
    links.put("cases", path + "/cases" + query);
    links.put("finish", path + "/finish" + query);
    return links;
  }

  private static String query(RunMetadata run) {
    StringJoiner query = new StringJoiner("&", "?", "");
    add(query, "project", run.project());
    add(query, "suiteId", run.suiteId());
    add(query, "variant", run.variant());
    add(query, "shard", run.shard() == 0 ? null : run.shard());
    add(query, "shardTotal", run.shardTotal() == 0 ? null : run.shardTotal());
    add(query, "attempt", run.attempt() == 1 ? null : run.attempt());
    return query.toString();
  }

  private static void add(StringJoiner query, String name, @Nullable Object value) {
    if (value != null) {
      query.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }
  }
}
