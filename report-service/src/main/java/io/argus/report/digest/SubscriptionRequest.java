package io.argus.report.digest;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.report.digest.schedule.Cadence;
import io.argus.report.parameter.QueryParameter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody subscribes to. */
@Schema(name = "DigestSubscriptionRequest")
record SubscriptionRequest(
    @Schema(required = true) String project,
    @Schema(required = true, maxLength = 254) String email,
    @Schema(required = true) Cadence period,
    @Schema(description = "IANA time zone", defaultValue = "UTC") String timezone,
    @Schema(
            minimum = "0",
            maximum = "23",
            defaultValue = "7",
            description = "Local hour of the day after the period")
        int hour,
    @Schema(defaultValue = "false", description = "No mail when nothing changed") boolean quiet,
    @Schema(defaultValue = "false", description = "With a PDF attached") boolean pdf) {

  private static final int MORNING = 7;
  private static final Set<String> MEMBERS =
      Set.of("project", "email", "period", "timezone", "hour", "quiet", "pdf");

  /**
   * @throws io.argus.http.ProblemException 400 that names the member that is unknown or wrong
   */
  static SubscriptionRequest parse(@Nullable JsonNode body) {
    Members members = new Members(body, MEMBERS);
    return new SubscriptionRequest(
        members.needed("project"),
        EmailAddress.parse("email", members.needed("email")),
        members.cadence(),
        zone(members.text("timezone")),
        members.integer("hour", MORNING, 0, 23),
        members.flag("quiet"),
        members.flag("pdf"));
  }

  private static String zone(@Nullable String name) {
    return name == null ? "UTC" : QueryParameter.zone("timezone", name).getId();
  }

  Subscription subscription(Instant now, String by) {
    return new Subscription(
        UUID.randomUUID(), project, email, period, ZoneId.of(timezone), hour, quiet, pdf, now, by);
  }

  boolean asks(Subscription known) {
    return equals(
        new SubscriptionRequest(
            known.project(),
            known.email(),
            known.period(),
            known.zone().getId(),
            known.hour(),
            known.quiet(),
            known.pdf()));
  }
}
