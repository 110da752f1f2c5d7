package io.argus.ingest.run;

import io.argus.contracts.run.IdentityPatterns;
import io.argus.contracts.run.MetadataReader;
import io.argus.contracts.run.Trigger;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Puts the query parameters into the API's document, from the list that requests obey. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class QueryParameterDocument implements OASFilter {

  private static final Map<String, Set<QueryParameter>> BY_OPERATION =
      Map.of(
          "reports", QueryParameter.OF_REPORTS,
          "runs", QueryParameter.OF_A_RUN,
          "startRun", QueryParameter.OF_A_RUN,
          "recordCases", QueryParameter.OF_A_LIVE_RUN,
          "finishRun", QueryParameter.OF_A_LIVE_RUN,
          "attach", QueryParameter.OF_ATTACHMENTS);

  @Override
  public Operation filterOperation(Operation operation) {
    Set<QueryParameter> query = BY_OPERATION.getOrDefault(operation.getOperationId(), Set.of());
    List<Parameter> parameters = new ArrayList<>();
    query.forEach(known -> parameters.add(parameter(known, query)));
    if (operation.getParameters() != null) {
      parameters.addAll(operation.getParameters());
    }
    operation.setParameters(parameters.isEmpty() ? null : parameters);
    return operation;
  }

  private static Parameter parameter(QueryParameter query, Set<QueryParameter> all) {
    boolean onlyHere =
        query == QueryParameter.PROJECT
            && (all == QueryParameter.OF_A_LIVE_RUN || all == QueryParameter.OF_ATTACHMENTS);
    return OASFactory.createParameter()
        .required(onlyHere ? true : null)
        .in(Parameter.In.QUERY)
        .name(query.text())
        .description(query.description())
        .schema(schema(query.kind()));
  }

  private static Schema schema(QueryParameter.Kind kind) {
    Schema schema = OASFactory.createSchema();
    return switch (kind) {
      case TEXT -> schema.addType(Schema.SchemaType.STRING);
      case SLUG ->
          schema
              .addType(Schema.SchemaType.STRING)
              .pattern("^" + MetadataReader.SLUG.pattern() + "$");
      case UUID -> schema.addType(Schema.SchemaType.STRING).format("uuid");
      case URL -> schema.addType(Schema.SchemaType.STRING).format("uri");
      case TIME -> schema.addType(Schema.SchemaType.STRING).format("date-time");
      case TRIGGER ->
          schema.addType(Schema.SchemaType.STRING).enumeration(List.copyOf(Trigger.words()));
      case NUMBER ->
          schema
              .addType(Schema.SchemaType.INTEGER)
              .minimum(BigDecimal.ONE)
              .maximum(BigDecimal.valueOf(Short.MAX_VALUE));
      case SECONDS ->
          schema
              .addType(Schema.SchemaType.INTEGER)
              .minimum(BigDecimal.ZERO)
              .maximum(BigDecimal.TEN);
      case PATTERNS ->
          schema
              .addType(Schema.SchemaType.ARRAY)
              .maxItems(IdentityPatterns.MOST)
              .items(
                  OASFactory.createSchema()
                      .addType(Schema.SchemaType.STRING)
                      .maxLength(IdentityPatterns.LONGEST));
    };
  }
}
