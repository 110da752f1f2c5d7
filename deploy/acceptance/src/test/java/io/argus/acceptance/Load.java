package io.argus.acceptance;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.acceptance.PlannedRun.Post;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Clients that post runs as CI jobs would: what was not acknowledged is posted again, with the same
 * run key, until it is. Ends with whole runs only.
 */
final class Load implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Below the number of runs that a project keeps. */
  private static final int RUNS_OF_A_PROJECT = 500;

  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final Duration PERSISTENCE = Duration.ofMinutes(3);

  private final String url;
  private final String token;
  private final Ledger ledger;
  private final long seed;
  private final String project = Argus.newProject();
  private final Instant newest = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger planned = new AtomicInteger();
  private final List<Thread> clients = new ArrayList<>();
  private volatile boolean ending;

  Load(Stack stack, Ledger ledger, long seed) {
    this.url = stack.url();
    this.token = stack.adminToken();
    this.ledger = ledger;
    this.seed = seed;
  }

  /** Starts clients that post until this is closed. */
  void start(int count) {
    for (int i = 0; i < count; i++) {
      Thread client = new Thread(this::postRuns, "client " + i);
      clients.add(client);
      client.start();
    }
  }

  /** The next run that nobody has posted yet. */
  PlannedRun plan() {
    int number = planned.getAndIncrement();
    String part = project + "-" + number / RUNS_OF_A_PROJECT;
    return PlannedRun.plan(new Random(seed * 1_000_003 + number), part, number, newest);
  }

  /** Lets every client finish the run that it is posting. */
  @Override
  public void close() {
    ending = true;
    try {
      for (Thread client : clients) {
        client.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void postRuns() {
    try {
      while (!ending) {
        post(plan());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Posts all of a run, each post until it is acknowledged. */
  void post(PlannedRun run) throws InterruptedException {
    Optional<String> runId = Optional.empty();
    for (Post post : run.posts()) {
      runId = untilAcknowledged(post);
      if (runId.isEmpty()) {
        ledger.unacknowledged(post.parameters().toString());
        return;
      }
    }
    runId.ifPresent(id -> ledger.acknowledged(id, run));
  }

  HttpResponse<byte[]> tryOnce(Post post) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = http.send(request(post), HttpResponse.BodyHandlers.ofByteArray());
    ledger.answered(Integer.toString(answer.statusCode()));
    return answer;
  }

  private Optional<String> untilAcknowledged(Post post) throws InterruptedException {
    Instant limit = Instant.now().plus(PERSISTENCE);
    while (Instant.now().isBefore(limit)) {
      try {
        HttpResponse<byte[]> answer = tryOnce(post);
        if (answer.statusCode() == 202) {
          return Optional.of(JSON.readTree(answer.body()).get("runId").asText());
        }
        if (answer.statusCode() < 500) {
          return Optional.empty();
        }
      } catch (IOException e) {
        ledger.answered(e.getClass().getSimpleName());
      }
      Thread.sleep(100 + ThreadLocalRandom.current().nextInt(400));
    }
    return Optional.empty();
  }

  private HttpRequest request(Post post) {
    return HttpRequest.newBuilder(URI.create(url + "/api/ingest/reports?" + query(post)))
        .timeout(ANSWER)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/xml")
        .POST(HttpRequest.BodyPublishers.ofByteArray(post.body()))
        .build();
  }

  private static String query(Post post) {
    return post.parameters().entrySet().stream()
        .map(Load::parameter)
        .collect(Collectors.joining("&"));
  }

  private static String parameter(Map.Entry<String, String> parameter) {
    return parameter.getKey()
        + "="
        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8);
  }
}
