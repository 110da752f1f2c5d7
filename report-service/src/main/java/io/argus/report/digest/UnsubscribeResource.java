package io.argus.report.digest;

import io.argus.report.digest.rendering.DigestPages;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The way out that every mail names. A signature takes the place of a token. Looking at the page
 * changes nothing, since mail servers follow links; its button, and the one-click unsubscribe of
 * mail clients (RFC 8058), post.
 */
@Path(UnsubscribeLinks.PATH + "{id}/{signature}")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermitAll
public class UnsubscribeResource {

  private final UnsubscribeLinks links;
  private final SubscriptionStore subscriptions;

  UnsubscribeResource(UnsubscribeLinks links, SubscriptionStore subscriptions) {
    this.links = links;
    this.subscriptions = subscriptions;
  }

  @GET
  @Operation(hidden = true)
  public Response ask(@PathParam("id") String id, @PathParam("signature") String signature) {
    Optional<UUID> signed = signed(id, signature);
    if (signed.isEmpty()) {
      return unknown();
    }
    return subscriptions
        .find(signed.get())
        .map(
            found ->
                page(
                    200,
                    "Unsubscribe?",
                    "%s gets the %s digest of %s."
                        .formatted(found.email(), found.period().word(), found.project()),
                    true))
        .orElseGet(UnsubscribeResource::done);
  }

  @POST
  @Operation(hidden = true)
  public Response unsubscribe(
      @PathParam("id") String id, @PathParam("signature") String signature) {
    Optional<UUID> signed = signed(id, signature);
    signed.ifPresent(subscriptions::remove);
    return signed.isEmpty() ? unknown() : done();
  }

  private Optional<UUID> signed(String id, String signature) {
    try {
      return Optional.of(UUID.fromString(id)).filter(uuid -> links.isSigned(uuid, signature));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Response done() {
    return page(200, "Unsubscribed", "No more of these digests will be sent.", false);
  }

  private static Response unknown() {
    return page(
        404,
        "This link does not work",
        "Take the link out of the newest mail, whole, or ask an administrator of Argus.",
        false);
  }

  private static Response page(int status, String title, String text, boolean asks) {
    return Response.status(status)
        .entity(DigestPages.unsubscribe(title, text, asks))
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
        .build();
  }
}
