package io.argus.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argus.cli.Surroundings;
import io.argus.cli.attachment.Sent;
import io.argus.cli.http.Target;
import io.argus.cli.print.FailureList;
import io.argus.cli.print.Plain;
import io.argus.cli.print.Style;
import io.argus.cli.print.Words;
import io.argus.cli.upload.Outcome;
import io.argus.cli.upload.Recorded;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Says what became of an upload: tables and verdicts, or JSON; trouble in one line. */
final class Reporting {

  private final Surroundings surroundings;
  private final boolean json;
  private final JsonMapper mapper = new JsonMapper();

  Reporting(Surroundings surroundings, boolean json) {
    this.surroundings = surroundings;
    this.json = json;
  }

  /**
   * True when it is recorded.
   *
   * @param pullRequest that the CI says this is for
   */
  boolean tell(Recorded recorded, Target target, @Nullable String pullRequest) throws IOException {
    recorded.notes().forEach(this::warn);
    if (recorded.outcome() instanceof Outcome.Accepted accepted) {
      tell(mapper.readTree(accepted.answer()), recorded, target, pullRequest);
      return true;
    }
    if (recorded.outcome() instanceof Outcome.Refused refused) {
      notRecorded("refused", "not recorded: " + refused.reason(), recorded);
    } else if (recorded.outcome() instanceof Outcome.Unreachable unreachable) {
      String where =
          recorded.kept()
              ? "; the results wait in "
                  + surroundings.home().resolve("spool")
                  + " and go out with the next upload"
              : "; the results are lost, because ARGUS_HOME can't be written";
      String reason = target.url() + ": " + unreachable.reason() + where;
      notRecorded(recorded.kept() ? "spooled" : "lost", "not recorded yet: " + reason, recorded);
    }
    return false;
  }

  /** Says nothing where there was nothing to send. */
  void tell(Sent sent) {
    if (sent.files() > 0 && !json) {
      surroundings.out().println("  with " + sent.files() + " files that the reports refer to");
    }
    if (sent.problem() != null) {
      warn(sent.missed() + " files that reports refer to are not sent; " + sent.problem());
    }
  }

  /** There is nothing to record, or it is switched off; no trouble. */
  void nothing(String outcome, String reason) {
    if (json) {
      print(mapper.createObjectNode().put("outcome", outcome).put("reason", reason));
    } else {
      surroundings.err().println("argus: " + reason);
    }
  }

  /** There are results, and they could not be prepared: they are not kept either. */
  void failed(String reason) {
    warn(reason);
    if (json) {
      print(mapper.createObjectNode().put("outcome", "failed").put("reason", reason));
    }
  }

  void warn(String text) {
    surroundings.err().println("argus: " + Plain.line(text));
  }

  private void notRecorded(String outcome, String reason, Recorded recorded) {
    warn(reason);
    if (json) {
      ObjectNode node = mapper.createObjectNode().put("outcome", outcome).put("reason", reason);
      if (recorded.runId() != null && recorded.kept()) {
        node.put("runId", recorded.runId().toString());
      }
      print(node);
    }
  }

  private void tell(JsonNode answer, Recorded recorded, Target target, @Nullable String pullRequest)
      throws IOException {
    boolean disabled = answer.has("recorded") && !answer.path("recorded").asBoolean();
    warnings(answer);
    if (json) {
      ObjectNode node =
          mapper.createObjectNode().put("outcome", disabled ? "disabled" : "recorded");
      node.put("flushed", recorded.flushed());
      if (pullRequest != null) {
        node.put("pullRequest", pullRequest);
      }
      if (answer instanceof ObjectNode members) {
        node.setAll(members);
      }
      print(node);
      return;
    }
    Style style = new Style(surroundings.colours());
    String of = pullRequest == null ? "" : " (pull request " + Plain.line(pullRequest) + ")";
    surroundings.out().println(headline(answer, disabled, style) + of);
    if (!disabled) {
      surroundings
          .out()
          .println("  " + target.url() + Plain.line(answer.at("/links/run").asText()));
    }
    if (recorded.flushed() > 0) {
      surroundings.out().println("  and " + recorded.flushed() + " that had waited in the spool");
    }
    new FailureList(surroundings.out(), style).print(answer.path("failures"));
  }

  private static String headline(JsonNode answer, boolean disabled, Style style) {
    String run = Plain.line(Words.text(answer, "project") + "/" + Words.text(answer, "suiteId"));
    if (disabled) {
      return "Not recorded: the server does not keep this of " + run;
    }
    JsonNode counts = answer.path("counts");
    boolean red = counts.path("failed").asInt() + counts.path("errored").asInt() > 0;
    String total = counts.path("total").asInt() + " tests: " + Words.counts(counts);
    return "Recorded " + run + ", " + (red ? style.red(total) : style.green(total));
  }

  private void warnings(JsonNode answer) {
    answer.path("warnings").forEach(warning -> warn(warning.asText()));
    for (JsonNode file : answer.path("files")) {
      if (file.hasNonNull("error")) {
        warn(file.path("name").asText() + ": " + file.path("error").asText());
      }
    }
  }

  private void print(ObjectNode node) {
    surroundings.out().println(node);
  }

  /** The same; null also where the project is switched off. */
  static @Nullable String storedRunId(String answer) throws IOException {
    boolean stored = new JsonMapper().readTree(answer).path("recorded").asBoolean(true);
    return stored ? runId(answer) : null;
  }

  /** The run's id as the server says it; null = it has none. */
  static @Nullable String runId(String answer) throws IOException {
    JsonNode id = new JsonMapper().readTree(answer).path("runId");
    return id.isTextual() ? id.asText() : null;
  }
}
