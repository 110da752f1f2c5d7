package io.argus.ingest.upload;

import io.argus.http.Problem;
import io.argus.http.ProblemType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Counts what is posted: accepted, or refused by the slug of the problem's type. Every reason is
 * there from the start, so that its first occurrence is a rise.
 */
@Provider
class UploadCounter implements ContainerResponseFilter {

  private static final String POSTS = "/api/ingest/";
  private static final String IMPORTS = POSTS + "imports";

  private final MeterRegistry metrics;
  private final Counter accepted;

  UploadCounter(MeterRegistry metrics) {
    this.metrics = metrics;
    this.accepted = metrics.counter("argus.uploads.accepted");
    for (ProblemType type : ProblemType.values()) {
      refused(type.uri());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String path = request.getUriInfo().getRequestUri().getPath();
    if (!HttpMethod.POST.equals(request.getMethod())
        || !path.startsWith(POSTS)
        || path.startsWith(IMPORTS)) {
      return;
    }
    if (response.getStatus() / 100 == 2) {
      accepted.increment();
    } else if (response.getEntity() instanceof Problem problem) {
      refused(problem.type()).increment();
    } else {
      refused(ProblemType.ofStatus(response.getStatus()).uri()).increment();
    }
  }

  private Counter refused(String type) {
    String reason = type.substring(type.lastIndexOf(':') + 1);
    return metrics.counter("argus.uploads.refused", "reason", reason);
  }
}
