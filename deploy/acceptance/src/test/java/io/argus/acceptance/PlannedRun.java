package io.argus.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A run to be posted, and what must come of it in whatever order its posts arrive: some runs come
 * in shards, some with a second attempt of their red cases, some posts are sent more than once.
 *
 * @param expected by case name, the outcomes of its attempts in order
 * @param uploads how many of the posts differ
 */
record PlannedRun(
    String project,
    String suiteId,
    String runKey,
    List<Post> posts,
    int uploads,
    Map<String, List<String>> expected) {

  private static final List<String> OUTCOMES =
      List.of("pass", "pass", "pass", "pass", "pass", "pass", "pass", "fail", "error", "skip");

  /** One body with its query parameters. */
  record Post(byte[] body, Map<String, String> parameters) {}

  private record Part(int shard, int attempt) {}

  /** The same random numbers plan the same run. Runs of one suite share their cases. */
  static PlannedRun plan(Random random, String project, int number, Instant newest) {
    int cases = random.nextInt(40) == 0 ? 2_000 + random.nextInt(2_000) : 3 + random.nextInt(40);
    int shards = random.nextInt(3) == 0 ? 3 : 1;
    boolean retried = random.nextInt(3) == 0;
    Map<String, List<String>> expected = new TreeMap<>();
    Map<Part, StringBuilder> reports = new LinkedHashMap<>();
    for (int i = 0; i < cases; i++) {
      String name = "handles_order_" + i;
      int shard = 1 + i % shards;
      List<String> attempts = new ArrayList<>();
      attempts.add(outcome(random));
      if (retried && (attempts.contains("fail") || attempts.contains("error"))) {
        attempts.add(random.nextBoolean() ? "pass" : "fail");
      }
      for (int attempt = 1; attempt <= attempts.size(); attempt++) {
        reports
            .computeIfAbsent(new Part(shard, attempt), part -> new StringBuilder())
            .append(testCase(name, attempts.get(attempt - 1)));
      }
      expected.put(name, List.copyOf(attempts));
    }

    Instant startedAt = newest.minusMillis(random.nextInt((int) Duration.ofDays(2).toMillis()));
    String suiteId = "suite-" + random.nextInt(8);
    String runKey = "run-" + number;
    List<Post> posts = new ArrayList<>();
    reports.forEach(
        (part, report) -> {
          Map<String, String> parameters = new TreeMap<>();
          parameters.putAll(Map.of("project", project, "suiteId", suiteId, "runKey", runKey));
          parameters.put("startedAt", startedAt.toString());
          parameters.put("attempt", Integer.toString(part.attempt()));
          if (shards > 1) {
            parameters.put("shard", Integer.toString(part.shard()));
            parameters.put("shardTotal", Integer.toString(shards));
          }
          String body = "<testsuite name='orders'>\n" + report + "</testsuite>\n";
          posts.add(new Post(body.getBytes(UTF_8), parameters));
        });
    int uploads = posts.size();
    if (random.nextInt(4) == 0) {
      posts.add(posts.get(random.nextInt(uploads)));
    }
    Collections.shuffle(posts, random);
    return new PlannedRun(project, suiteId, runKey, posts, uploads, expected);
  }

  String status() {
    return count("fail") + count("error") > 0 ? "fail" : "pass";
  }

  Map<String, Integer> counts() {
    int flaky =
        (int)
            expected.values().stream()
                .filter(attempts -> attempts.size() > 1 && last(attempts).equals("pass"))
                .count();
    return Map.of(
        "total", expected.size(),
        "passed", count("pass"),
        "failed", count("fail"),
        "errored", count("error"),
        "skipped", count("skip"),
        "flaky", flaky);
  }

  static String last(List<String> attempts) {
    return attempts.get(attempts.size() - 1);
  }

  private int count(String outcome) {
    return (int) expected.values().stream().filter(all -> last(all).equals(outcome)).count();
  }

  private static String outcome(Random random) {
    return OUTCOMES.get(random.nextInt(OUTCOMES.size()));
  }

  private static String testCase(String name, String outcome) {
    String what =
        switch (outcome) {
          case "fail" -> "<failure message='no stock' type='AssertionError'/>";
          case "error" -> "<error message='connection reset' type='IOException'/>";
          case "skip" -> "<skipped/>";
          default -> "";
        };
    return "<testcase classname='OrderTest' name='%s' time='0.01'>%s</testcase>%n"
        .formatted(name, what);
  }
}
