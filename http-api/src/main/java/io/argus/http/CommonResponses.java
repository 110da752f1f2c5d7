package io.argus.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Completes what a document says about answers, so that a method tells only its own: whatever an
 * operation answers from 400 on is a problem, and what all operations of its kind can answer is
 * added, unless the method says it in better words.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class CommonResponses implements OASFilter {

  /** What Quarkus says where a method says nothing. */
  private static final Set<String> SAYS_NOTHING =
      Set.of("Bad Request", "Not Authorized", "Not Allowed");

  @Override
  public void filterOpenAPI(OpenAPI document) {
    for (PathItem item : document.getPaths().getPathItems().values()) {
      for (Operation operation : item.getOperations().values()) {
        APIResponses responses = operation.getResponses();
        responses.getAPIResponses().forEach((status, said) -> complete(responses, status, said));
        addCommon(document, operation);
      }
      if (item.getGET() != null) {
        addNotModified(document, item.getGET());
      }
    }
  }

  private static void addCommon(OpenAPI document, Operation operation) {
    add(document, operation, ProblemType.INVALID_PARAMETER);
    add(document, operation, ProblemType.UNAUTHENTICATED);
    add(document, operation, ProblemType.FORBIDDEN);
    add(document, operation, ProblemType.UNAVAILABLE);
    if (namesSomething(operation)) {
      add(document, operation, ProblemType.NOT_FOUND);
    }
    if (operation.getRequestBody() != null) {
      add(document, operation, ProblemType.TOO_LARGE);
      add(document, operation, ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }
  }

  /** Adds a kind of error to an operation that says nothing about errors of this status. */
  public static void add(OpenAPI document, Operation operation, ProblemType type) {
    String status = String.valueOf(type.status());
    if (operation.getResponses().hasAPIResponse(status)) {
      return;
    }
    String name = type.slug();
    components(document).addResponse(name, shared(type));
    operation.getResponses().addAPIResponse(status, OASFactory.createAPIResponse().ref(name));
  }

  /** As {@link EntityTags} answers. */
  private static void addNotModified(OpenAPI document, Operation operation) {
    APIResponses responses = operation.getResponses();
    APIResponse ok = responses.getAPIResponse("200");
    if (ok != null
        && ok.getContent() != null
        && ok.getContent().hasMediaType(MediaType.APPLICATION_JSON)
        && !responses.hasAPIResponse("304")) {
      components(document)
          .addResponse(
              "not-modified",
              OASFactory.createAPIResponse().description("The caller has it: see If-None-Match"));
      responses.addAPIResponse("304", OASFactory.createAPIResponse().ref("not-modified"));
    }
  }

  private static Components components(OpenAPI document) {
    if (document.getComponents() == null) {
      document.setComponents(OASFactory.createComponents());
    }
    return document.getComponents();
  }

  private static APIResponse shared(ProblemType type) {
    APIResponse response =
        OASFactory.createAPIResponse().description(description(type)).content(problem());
    switch (type) {
      case UNAUTHENTICATED ->
          response.addHeader("WWW-Authenticate", header("Bearer", Schema.SchemaType.STRING));
      case TOO_MANY_REQUESTS, UNAVAILABLE ->
          response.addHeader("Retry-After", header("Seconds", Schema.SchemaType.INTEGER));
      default -> {}
    }
    return response;
  }

  private static String description(ProblemType type) {
    return switch (type) {
      case INVALID_PARAMETER ->
          "A parameter or member is missing, unknown or wrong, and field names it; or the body"
              + " cannot be read";
      case NOT_FOUND -> "There is no such thing, or not for this caller";
      default -> type.title();
    };
  }

  private static Header header(String description, Schema.SchemaType type) {
    return OASFactory.createHeader()
        .description(description)
        .schema(OASFactory.createSchema().addType(type));
  }

  /** The map that is walked through here is a copy. */
  private static void complete(APIResponses responses, String status, APIResponse said) {
    boolean isError = status.startsWith("4") || status.startsWith("5");
    if (!isError || said.getRef() != null || said.getContent() != null) {
      return;
    }
    if (SAYS_NOTHING.contains(said.getDescription())) {
      responses.removeAPIResponse(status);
    } else {
      said.setContent(problem());
    }
  }

  private static Content problem() {
    return OASFactory.createContent()
        .addMediaType(
            Problem.MEDIA_TYPE,
            OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem")));
  }

  private static boolean namesSomething(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH);
  }
}
