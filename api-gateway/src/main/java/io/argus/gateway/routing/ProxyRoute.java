package io.argus.gateway.routing;

import io.argus.gateway.answer.ProblemWriter;
import io.argus.gateway.identity.ApiCaller;
import io.argus.gateway.identity.InternalTokens;
import io.argus.gateway.identity.RequestCaller;
import io.argus.http.Problem;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sends requests below {@code /api} to the service they belong to. */
@ApplicationScoped
class ProxyRoute {

  private static final Set<HttpMethod> METHODS =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS);

  private final InternalTokens tokens;
  private final Upstreams upstreams;
  private final BodyLimit limit;
  private final ProblemWriter problems;
  private final UploadVerdict verdict;

  ProxyRoute(
      InternalTokens tokens,
      Upstreams upstreams,
      BodyLimit limit,
      ProblemWriter problems,
      UploadVerdict verdict) {
    this.tokens = tokens;
    this.upstreams = upstreams;
    this.limit = limit;
    this.problems = problems;
    this.verdict = verdict;
  }

  void register(@Observes Router router) {
    router.route("/api/*").order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT).handler(this::route);
  }

  private void route(RoutingContext context) {
    RequestTarget target = RequestTarget.of(context.request().uri());
    if (target instanceof RequestTarget.Clear clear) {
      route(context, clear);
    } else if (target instanceof RequestTarget.Ambiguous ambiguous) {
      ProblemType type = ProblemType.INVALID_PARAMETER;
      problems.end(
          context,
          new Problem(
              type.uri(), type.title(), type.status(), ambiguous.reason(), "path", Map.of()));
    }
  }

  private void route(RoutingContext context, RequestTarget.Clear target) {
    Optional<Service> service =
        RoutingTable.serviceFor(context.request().method().name(), target.path());
    if (service.isEmpty()) {
      context.next();
    } else if (!METHODS.contains(context.request().method())) {
      context.response().putHeader("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
      problems.end(context, Problem.of(ProblemType.METHOD_NOT_ALLOWED, null));
    } else if (RoutingTable.isOpen(target.path())) {
      forward(context, service.get(), target, ApiCaller.NOBODY);
    } else {
      RequestCaller.require(context, caller -> forward(context, service.get(), target, caller));
    }
  }

  private void forward(
      RoutingContext context, Service service, RequestTarget.Clear target, ApiCaller caller) {
    try {
      String method = context.request().method().name();
      int wait = UploadWait.secondsOf(method, target.path(), context.queryParam("wait"));
      String token = tokens.tokenOf(caller);
      Exchange.Order order = new Exchange.Order(service, target.uri(), token, wait);
      new Exchange(context, order, upstreams, limit, problems, verdict).start();
    } catch (ProblemException e) {
      problems.end(context, e.problem());
    }
  }
}
