package io.argus.report.digest;

import io.argus.http.Caller;
import io.argus.http.ProblemException;
import io.argus.report.digest.rendering.DigestPages;
import io.argus.report.digest.rendering.Frame;
import io.argus.report.digest.rendering.Paper;
import io.argus.report.digest.schedule.Cadence;
import io.argus.report.digest.schedule.Period;
import io.argus.report.digest.schedule.Schedule;
import io.argus.report.parameter.QueryParameter;
import io.argus.report.parameter.Words;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A digest without a mail. */
@Path("/api/digests/preview")
@RolesAllowed(Caller.READ)
@Tag(name = "Digests")
public class PreviewResource {

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9998;
  private static final String PDF = "application/pdf";
  private static final String PNG = "image/png";
  private static final Map<String, Cadence> PERIODS = Words.of(Cadence.class);

  /** The first is what a caller gets who takes anything. */
  private static final List<Variant> VARIANTS =
      List.of(
          variant(MediaType.TEXT_HTML), variant(PDF), variant(PNG), variant(MediaType.TEXT_PLAIN));

  private final Editions editions;
  private final DigestConfig config;
  private final Clock clock;

  PreviewResource(Editions editions, DigestConfig config, Clock clock) {
    this.editions = editions;
    this.config = config;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.TEXT_HTML, PDF, PNG, MediaType.TEXT_PLAIN})
  @Operation(
      operationId = "previewDigest",
      summary = "The digest of the last day or week, as HTML, PDF, PNG or text",
      description = "Of all projects that the caller may see unless one is named.")
  @APIResponse(
      responseCode = "200",
      description = "The digest",
      content = {
        @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING))
      })
  public Response preview(
      @Schema(
              type = SchemaType.STRING,
              enumeration = {"daily", "weekly"},
              defaultValue = "weekly")
          @QueryParam("period")
          @Nullable String period,
      @QueryParam("project") @Nullable String project,
      @Schema(description = "IANA time zone, UTC by default", examples = "Asia/Kathmandu")
          @QueryParam("tz")
          @Nullable String tz,
      @Schema(
              description =
                  "A day of the period to show; by default that of the last one that is over",
              examples = "2026-11-20")
          @QueryParam("date")
          @Nullable String date,
      @Context Request request) {
    Cadence asked = QueryParameter.word("period", period, PERIODS);
    Cadence cadence = asked == null ? Cadence.WEEKLY : asked;
    ZoneId zone = QueryParameter.zone("tz", tz);
    String slug = QueryParameter.text("project", project);
    Period shown = period(cadence, zone, QueryParameter.text("date", date));
    Variant variant = request.selectVariant(VARIANTS);
    if (variant == null) {
      throw new NotAcceptableException();
    }
    String type = variant.getMediaType().toString();
    return Response.ok(document(editions.ofCaller(slug, shown), type))
        .type(type.startsWith("text/") ? type + ";charset=UTF-8" : type)
        .header("Vary", "Accept")
        // Whatever a test is called, nothing of it may run.
        .header(
            "Content-Security-Policy",
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'")
        .build();
  }

  private Period period(Cadence cadence, ZoneId zone, @Nullable String date) {
    try {
      if (date == null) {
        return Schedule.complete(cadence, zone, clock.instant());
      }
      LocalDate day = LocalDate.parse(date);
      if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
        throw new DateTimeException("a year without runs");
      }
      return Period.of(cadence, day, zone);
    } catch (DateTimeException e) {
      throw ProblemException.invalid("date", "date must be a day such as 2026-11-20.");
    }
  }

  private Object document(Edition edition, String type) {
    Frame frame = Frame.of(Links.base(config));
    return switch (type) {
      case PDF -> Paper.pdf(edition.digest(), edition.charts(), frame);
      case PNG -> Paper.png(Paper.pdf(edition.digest(), edition.charts(), frame));
      case MediaType.TEXT_PLAIN -> DigestPages.text(edition.digest(), frame);
      default -> DigestPages.html(edition.digest(), edition.charts(), frame);
    };
  }

  private static Variant variant(String type) {
    return new Variant(MediaType.valueOf(type), (String) null, null);
  }
}
