package io.argus.gateway.answer;

import io.argus.http.Problem;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Names each request first, and answers last what nothing else answered. */
@ApplicationScoped
class AnswerRoutes {

  private static final Logger LOG = Logger.getLogger(AnswerRoutes.class);

  /** Before authentication, so that refusals carry the id, too. */
  private static final int BEFORE_EVERYTHING = 1_000;

  /** Before the failure route of the MCP extension, which tells exceptions by their class. */
  private static final int BEFORE_EXTENSIONS = -10 * RouteConstants.ROUTE_ORDER_AFTER_DEFAULT;

  private static final int AFTER_EVERYTHING = 10 * RouteConstants.ROUTE_ORDER_AFTER_DEFAULT;

  private static final int UNAUTHENTICATED = 401;

  private final ProblemWriter problems;

  AnswerRoutes(ProblemWriter problems) {
    this.problems = problems;
  }

  void nameRequests(@Observes Filters filters) {
    filters.register(AnswerRoutes::name, BEFORE_EVERYTHING);
  }

  void answerTheRest(@Observes Router router) {
    router.route("/mcp/*").order(BEFORE_EXTENSIONS).failureHandler(this::failed);
    router.route().order(AFTER_EVERYTHING).handler(this::notFound).failureHandler(this::failed);
  }

  private static void name(RoutingContext context) {
    String id = RequestId.of(context.request().getHeader(RequestId.HEADER));
    context.request().headers().set(RequestId.HEADER, id);
    context.response().putHeader(RequestId.HEADER, id);
    MDC.put(RequestId.LOG_KEY, id);
    context.next();
  }

  private void notFound(RoutingContext context) {
    problems.end(context, Problem.of(ProblemType.NOT_FOUND, "There is nothing at this path."));
  }

  private void failed(RoutingContext context) {
    Throwable failure = context.failure();
    if (failure instanceof AuthenticationFailedException
        || failure instanceof UnauthorizedException) {
      HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
      authenticator.sendChallenge(context).subscribe().with(sent -> {});
    } else if (failure instanceof ForbiddenException) {
      problems.end(context, Problem.of(ProblemType.FORBIDDEN, null));
    } else if (failure instanceof ProblemException refusal) {
      if (refusal.problem().status() == UNAUTHENTICATED) {
        context.response().putHeader("WWW-Authenticate", "Bearer");
      }
      problems.end(context, refusal);
    } else if (failure instanceof RejectedExecutionException) {
      context.response().putHeader("Retry-After", "1");
      problems.end(context, Problem.of(ProblemType.UNAVAILABLE, "The gateway is overloaded."));
    } else if (failure == null && context.statusCode() > 0) {
      problems.end(context, Problem.of(ProblemType.ofStatus(context.statusCode()), null));
    } else {
      unexpected(context, failure);
    }
  }

  private void unexpected(RoutingContext context, Throwable failure) {
    UUID id = UUID.randomUUID();
    LOG.errorf(failure, "request failed, error id %s", id);
    problems.end(
        context,
        Problem.of(
            ProblemType.INTERNAL, "The gateway's log tells more under error id " + id + "."));
  }
}
