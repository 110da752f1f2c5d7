package io.argus.ingest.project;

import io.argus.http.Caller;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Decides for the caller of the request whether a project takes what is posted. */
@ApplicationScoped
public class Projects {

  private static final Logger LOG = Logger.getLogger(Projects.class);
  private static final int REMEMBERED = 10_000;
  private static final int NOT_FOUND = 404;

  /** A setting must never hold up an upload for long. */
  private static final long PATIENCE_MS = 2_000;

  private final KnownSettings known = new KnownSettings(REMEMBERED);
  private final ProjectSettingsClient analytics;
  private final Caller caller;
  private final JsonWebToken token;

  @Inject
  Projects(@RestClient ProjectSettingsClient analytics, Caller caller, JsonWebToken token) {
    this.analytics = analytics;
    this.caller = caller;
    this.token = token;
  }

  /** The caller of the request. */
  public Poster poster() {
    return new Poster(caller.ingestProjects().map(Set::copyOf), token.getRawToken());
  }

  /** The caller, who administers the installation and so brings in results of every project. */
  public Poster administrator() {
    return new Poster(Optional.empty(), token.getRawToken());
  }

  /**
   * @throws ProblemException 403 when the caller may not post to the project
   */
  public void checkReach(String project) {
    checkReach(poster(), project);
  }

  /**
   * @throws ProblemException 403 when the poster may not post to the project
   */
  public void checkReach(Poster poster, String project) {
    if (!poster.reaches(project)) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN, "The token may not post to project " + project + ".");
    }
  }

  /** What becomes of a post of the caller, for a run that started then. Never fails. */
  public Admission admit(String project, Instant startedAt, Instant now) {
    return admit(poster(), project, startedAt, now);
  }

  /** The same for a poster whose request may be over. */
  public Admission admit(Poster poster, String project, Instant startedAt, Instant now) {
    return known.of(project, now, () -> ask(project, poster)).admit(project, startedAt, now);
  }

  private Optional<ProjectSettings> ask(String project, Poster poster) {
    try {
      ProjectSettings settings =
          analytics
              .settings(project, "Bearer " + poster.token())
              .toCompletableFuture()
              .get(PATIENCE_MS, TimeUnit.MILLISECONDS);
      return Optional.ofNullable(settings);
    } catch (ExecutionException e) {
      return answerOf(project, e.getCause());
    } catch (TimeoutException e) {
      return unanswered(project, "no answer in " + PATIENCE_MS + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unanswered(project, "interrupted");
    }
  }

  private static Optional<ProjectSettings> answerOf(String project, @Nullable Throwable failure) {
    if (failure instanceof WebApplicationException http
        && http.getResponse().getStatus() == NOT_FOUND) {
      return Optional.of(ProjectSettings.DEFAULT);
    }
    return unanswered(project, String.valueOf(failure));
  }

  private static Optional<ProjectSettings> unanswered(String project, String why) {
    LOG.warnf("analytics-service does not tell the settings of %s: %s", project, why);
    return Optional.empty();
  }
}
