package io.argus.cli.attachment;

import io.argus.cli.http.Answer;
import io.argus.cli.http.Body;
import io.argus.cli.http.Client;
import io.argus.cli.http.Deadline;
import io.argus.cli.http.Query;
import io.argus.cli.http.Refusal;
import io.argus.cli.http.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends the files that an upload's reports refer to; one that can't be sent loses only itself. */
public final class AttachmentSender {

  private static final int CREATED = 201;
  private static final String ELSEWHERE =
      "some are not there, or not below the working directory, or more than a run may have";

  private final Client client;
  private final Deadline deadline;

  /**
   * @param deadline what is left then is not sent
   */
  public AttachmentSender(Client client, Deadline deadline) {
    this.client = client;
    this.deadline = deadline;
  }

  /**
   * @param reports as they were sent
   * @param facts by parameter name, as they were sent
   * @param directory no file outside of it is sent
   * @throws IOException when a report can't be read
   */
  public Sent send(
      UUID runId, List<Path> reports, Map<String, String> facts, Path directory, Instant now)
      throws IOException {
    int sent = 0;
    References references = References.of(reports, facts, directory, now);
    int missed = references.elsewhere();
    String problem = missed > 0 ? ELSEWHERE : null;
    for (Reference one : references.files()) {
      String trouble = trouble(runId, facts, one);
      if (trouble == null) {
        sent++;
      } else {
        missed++;
        problem = problem == null ? one.name() + ": " + trouble : problem;
      }
    }
    return new Sent(sent, missed, problem);
  }

  private @Nullable String trouble(UUID runId, Map<String, String> facts, Reference one) {
    if (deadline.millisLeft() <= 0) {
      return "no time was left";
    }
    Query query =
        new Query("/api/ingest/runs/" + runId + "/attachments")
            .with("project", facts.get("project"))
            .with("suiteId", facts.get("suiteId"))
            .with("case", one.caseId())
            .with("name", one.name());
    try {
      Request request =
          Request.post(query.toString(), Body.of(one.file()))
              .with("Content-Type", "application/octet-stream");
      Answer answer = client.send(request, deadline);
      return answer.status() == CREATED
          ? null
          : Refusal.of(answer.status(), answer.body(), client.target());
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
