package io.argus.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argus.http.Problem;
import io.argus.http.ProblemException;
import io.quarkiverse.mcp.server.TextContent;
import io.quarkiverse.mcp.server.ToolResponse;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Turns answers and refusals into what a tool returns, neither larger than its budget. */
final class ToolAnswers {

  private static final Logger LOG = Logger.getLogger(ToolAnswers.class);

  private ToolAnswers() {}

  static ToolResponse of(int maxTokens, Function<TokenBudget, ObjectNode> tool) {
    if (maxTokens < TokenBudget.LEAST) {
      return ToolResponse.error("maxTokens must be at least " + TokenBudget.LEAST + ".");
    }
    TokenBudget budget = new TokenBudget(maxTokens);
    try {
      ObjectNode answer = tool.apply(budget);
      return new ToolResponse(false, List.of(new TextContent(answer.toString())), answer, null);
    } catch (ProblemException e) {
      return ToolResponse.error(Untrusted.cut(text(e.problem()), budget.chars()));
    } catch (UncheckedIOException e) {
      LOG.warnf(e, "a tool's question was not answered");
      return ToolResponse.error("A part behind the gateway broke off its answer: try again.");
    }
  }

  /** What went wrong and what to do about it, in words. */
  static String text(Problem problem) {
    String detail = problem.detail() == null ? problem.title() : problem.detail();
    return switch (problem.status()) {
      case 401, 403 ->
          detail + " Ask whoever made your token for one that may do this (argus token create).";
      case 502, 503, 504 ->
          detail
              + " This is not about your question: try again in some seconds;"
              + " /q/health of the gateway tells which part is down.";
      default -> detail;
    };
  }
}
