package io.argus.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.http.ProblemException;
import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.quarkiverse.mcp.server.McpException;
import io.quarkiverse.mcp.server.ResourceTemplate;
import io.quarkiverse.mcp.server.ResourceTemplateArg;
import io.quarkiverse.mcp.server.TextResourceContents;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole output of a case in a run, as a resource. */
class CaseOutputResource {

  private final Services services;
  private final ObjectMapper mapper;

  CaseOutputResource(Services services, ObjectMapper mapper) {
    this.services = services;
    this.mapper = mapper;
  }

  @ResourceTemplate(
      name = "case_output",
      title = "Output of a test case in a run",
      description =
          "Messages, stack traces, output and steps of all attempts; argus_verdict tells the address.",
      uriTemplate = CaseOutput.TEMPLATE,
      mimeType = "text/plain")
  TextResourceContents output(
      @ResourceTemplateArg String runId, @ResourceTemplateArg String caseId) {
    if (!NearestRuns.isId(runId) || !NearestRuns.isId(caseId)) {
      throw missing();
    }
    try {
      JsonNode found = find(runId, caseId).orElseThrow(CaseOutputResource::missing);
      return new TextResourceContents(
          CaseOutput.uri(runId, caseId), CaseOutput.of(found), "text/plain");
    } catch (ProblemException e) {
      int code =
          e.problem().status() == 404
              ? JsonRpcErrorCodes.RESOURCE_NOT_FOUND
              : JsonRpcErrorCodes.INTERNAL_ERROR;
      throw new McpException(ToolAnswers.text(e.problem()), code);
    } catch (UncheckedIOException e) {
      throw new McpException(
          "A part behind the gateway broke off its answer: try again.",
          e,
          JsonRpcErrorCodes.INTERNAL_ERROR);
    }
  }

  private Optional<JsonNode> find(String runId, String caseId) {
    return services.stream(
        "/api/runs/" + runId,
        answer -> {
          List<JsonNode> found = new ArrayList<>();
          RunFailures.eachCase(
              mapper,
              answer,
              one -> {
                if (one.path("caseId").asText().equalsIgnoreCase(caseId)) {
                  found.add(one);
                }
              });
          return found.stream().findFirst();
        });
  }

  private static McpException missing() {
    return new McpException(
        "There is no such case in a run that this token may see: argus_verdict tells addresses.",
        JsonRpcErrorCodes.RESOURCE_NOT_FOUND);
  }
}
