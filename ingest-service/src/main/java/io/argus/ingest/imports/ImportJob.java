package io.argus.ingest.imports;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Asks for the configured import now and then, at the gateway and with a token of its own: a
 * schedule may do what its token may, and nothing is trusted because it comes from inside.
 */
@ApplicationScoped
class ImportJob {

  private static final Logger LOG = Logger.getLogger(ImportJob.class);

  private final ImportConfig config;
  private final GatewayClient gateway;

  @Inject
  ImportJob(ImportConfig config, @RestClient GatewayClient gateway) {
    this.config = config;
    this.gateway = gateway;
  }

  @Scheduled(
      every = "{argus.imports.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void ask() {
    if (config.bucket().isEmpty() || config.token().isEmpty()) {
      LOG.warn("argus.imports.every needs argus.imports.bucket and argus.imports.token");
      return;
    }
    Map<String, String> source = new HashMap<>();
    source.put("bucket", config.bucket().get());
    config.prefix().ifPresent(prefix -> source.put("prefix", prefix));
    config.project().ifPresent(project -> source.put("project", project));
    try {
      gateway.start("Bearer " + config.token().get(), source);
    } catch (WebApplicationException | ProcessingException e) {
      LOG.warnf("the import of bucket %s is not made: %s", config.bucket().get(), e.getMessage());
    }
  }
}
