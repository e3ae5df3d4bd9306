package org.project360.notification.notice;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.project360.chassis.http.ETags;
import org.project360.chassis.http.Idempotency;

/** Notices that wait for a person to say which establishment. */
@Path("/v1/held-notices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Held notices")
class HeldNoticesResource {

    /** Where the notice goes. */
    record Decision(@NotNull @Pattern(regexp = "[0-9]{6}") String urn) {}

    private final NoticeListings listings;
    private final ReadHeldNotice read;
    private final RouteHeldNotice route;
    private final Idempotency idempotency;

    HeldNoticesResource(NoticeListings listings, ReadHeldNotice read, RouteHeldNotice route, Idempotency idempotency) {
        this.listings = listings;
        this.read = read;
        this.route = route;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed("notification-officer")
    @Operation(summary = "Held notices, the most urgent first; nothing of the child")
    public Response list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        return listings.held(cursor, limit).respond(uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("notification-officer")
    @Operation(summary = "A held notice with what was told of the school; the reading is audited")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HeldNoticeDetail.class)))
    public Response get(@PathParam("id") UUID id) {
        ReadHeldNotice.Read held = read.read(id);
        return Response.ok(held.detail())
                .header(HttpHeaders.ETAG, ETags.of(held.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/{id}/routing")
    @RolesAllowed("notification-officer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Send a held notice to an establishment; needs If-Match")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = NoticeView.class)))
    public Response route(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull Decision decision) {
        return idempotency.once(
                key,
                "held-notices/" + id + "/routing",
                decision,
                () -> Response.ok(route.route(id, decision.urn(), ifMatch)).build());
    }
}
