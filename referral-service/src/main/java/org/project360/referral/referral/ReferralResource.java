package org.project360.referral.referral;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.Idempotency;

/** Worklists, one referral, its telephone numbers, its closure. */
@Path("/v1/referrals")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
class ReferralResource {

    /** Why somebody needs the numbers. */
    record Reveal(@NotBlank @Size(max = 500) String reason) {

        @Override
        public String toString() {
            return "Reveal[***]";
        }
    }

    private final ReadWorklist worklist;
    private final ReadReferral read;
    private final RevealPhones reveal;
    private final CloseReferral close;
    private final Idempotency idempotency;

    ReferralResource(
            ReadWorklist worklist,
            ReadReferral read,
            RevealPhones reveal,
            CloseReferral close,
            Idempotency idempotency) {
        this.worklist = worklist;
        this.read = read;
        this.reveal = reveal;
        this.close = close;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed({"caseworker", "team-lead", "duty-manager"})
    @Operation(
            summary = "Open referrals, least time left first; a caseworker sees those of nobody and her own",
            description = "Beside them how many incidents are NOT_YET_ALLOCATED, and so in no list.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReadWorklist.Lines.class)))
    public Response list(
            @QueryParam("view") @DefaultValue("open") @Pattern(regexp = "open|mine|unassigned|breached|due-next")
                    String view,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        ReadWorklist.Desk desk = worklist.read(Codes.parse(WorklistView.class, view), cursor, limit);
        return desk.page().respond(uri, Map.of("notYetAllocated", desk.notYetAllocated()));
    }

    @GET
    @RolesAllowed({"caseworker", "team-lead", "duty-manager"})
    @Path("/{id}")
    @Operation(summary = "One referral with its person; telephone numbers masked; every read is in the audit")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralDetail.class)))
    public Response one(@PathParam("id") UUID id) {
        ReferralDetail detail = read.read(id);
        return Response.ok(detail)
                .header("ETag", detail.etag())
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @RolesAllowed({"caseworker", "team-lead", "duty-manager"})
    @Path("/{id}/reveals")
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "The victim's telephone numbers, with a reason; in the audit")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RevealPhones.Numbers.class)))
    public Response reveal(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Reveal request) {
        // The numbers are read again for a repeated request: they must not lie among the kept answers.
        Response kept = idempotency.once(
                key,
                "POST /v1/referrals/" + id + "/reveals",
                request,
                () -> Response.ok(Map.of("id", reveal.reveal(id, request.reason())))
                        .build());
        return Response.fromResponse(kept)
                .entity(reveal.numbers(id))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @RolesAllowed({"caseworker", "team-lead", "duty-manager"})
    @Path("/{id}/closure")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Close with a reason and exit data; stops the clocks")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CloseReferral.Closed.class)))
    public Response close(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Closure closure) {
        return idempotency.once(key, "POST /v1/referrals/" + id + "/closure", closure, () -> {
            CloseReferral.Closed closed = close.close(id, ifMatch, closure);
            return Response.status(201)
                    .entity(closed)
                    .header("ETag", closed.etag())
                    .build();
        });
    }
}
