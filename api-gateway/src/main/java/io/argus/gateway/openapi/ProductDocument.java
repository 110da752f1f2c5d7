package io.argus.gateway.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASModelReader;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Reads the checked-in documents of the services at build time, as one model. */
public final class ProductDocument implements OASModelReader {

  /** In the order in which clashing names are given away: what most callers see first. */
  private static final List<String> SERVICES = List.of("ingest", "report", "analytics");

  @Override
  public OpenAPI buildModel() {
    byte[] merged =
        OpenApiMerge.merge(serviceDocuments()).toString().getBytes(StandardCharsets.UTF_8);
    return SmallRyeOpenAPI.builder()
        .enableModelReader(false)
        .enableStandardStaticFiles(false)
        .enableStandardFilter(false)
        .enableAnnotationScan(false)
        .withCustomStaticFile(() -> new ByteArrayInputStream(merged))
        .build()
        .model();
  }

  /** The checked-in documents by service; a service without one is left out. */
  static Map<String, ObjectNode> serviceDocuments() {
    YAMLMapper yaml = new YAMLMapper();
    Map<String, ObjectNode> documents = new LinkedHashMap<>();
    for (String service : SERVICES) {
      String name = "openapi/" + service + ".yaml";
      ClassLoader classes = Thread.currentThread().getContextClassLoader();
      try (InputStream source = classes.getResourceAsStream(name)) {
        if (source != null) {
          documents.put(service, yaml.readValue(source, ObjectNode.class));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(name + " is no OpenAPI document", e);
      }
    }
    return documents;
  }
}
