package org.project360.followup.schedule;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.ETags;
import org.project360.chassis.http.Idempotency;
import org.project360.chassis.http.Page;

@Path("/v1/follow-ups")
@Tag(name = "Follow-ups")
@Produces(MediaType.APPLICATION_JSON)
class FollowUpResource {

    /** One page; the next one is in {@code Link: rel=next}. */
    record FollowUps(List<FollowUp> items) {}

    private final ListFollowUps list;
    private final ReadFollowUp read;
    private final ClaimWave claim;
    private final Idempotency idempotency;

    FollowUpResource(ListFollowUps list, ReadFollowUp read, ClaimWave claim, Idempotency idempotency) {
        this.list = list;
        this.read = read;
        this.claim = claim;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed("follow-up-collector")
    @Transactional
    @APIResponseSchema(FollowUps.class)
    @Operation(
            summary = "Open waves, the first to close first",
            description = "view: due (every open wave), overdue (past its target), mine (claimed by me)")
    public Response list(
            @QueryParam("view") @DefaultValue("due") @Pattern(regexp = "due|overdue|mine") String view,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        return list.list(view, cursor, Page.size(limit)).respond(uri);
    }

    @GET
    @Path("/{waveId}")
    @RolesAllowed("follow-up-collector")
    @APIResponseSchema(FollowUp.class)
    @Operation(
            summary = "One wave with the safe ways to reach her; audited",
            description = "guidance tells for each channel SAFE_NOW, NOT_BEFORE with the moment, or DO_NOT_USE. "
                    + "Details of channels that she did not name safe are left out.")
    public Response one(@PathParam("waveId") UUID waveId) {
        return respond(read.read(waveId));
    }

    @POST
    @Path("/{waveId}/claim")
    @RolesAllowed("follow-up-collector")
    @APIResponseSchema(value = FollowUp.class, responseCode = "200")
    @Operation(summary = "Take it; If-Match is optional, claiming again changes nothing")
    public Response claim(
            @PathParam("waveId") UUID waveId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return idempotency.once(
                key, "POST /v1/follow-ups/" + waveId + "/claim", null, () -> respond(claim.claim(waveId, ifMatch)));
    }

    @DELETE
    @Path("/{waveId}/claim")
    @RolesAllowed({"follow-up-collector", "trial-manager"})
    @APIResponseSchema(value = FollowUp.class, responseCode = "200")
    @Operation(summary = "Give it back; a trial manager may release anyone's claim")
    public Response release(@PathParam("waveId") UUID waveId) {
        return respond(claim.release(waveId));
    }

    private static Response respond(ReadFollowUp.Versioned versioned) {
        return Response.ok(versioned.followUp())
                .header("ETag", ETags.of(versioned.version()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
