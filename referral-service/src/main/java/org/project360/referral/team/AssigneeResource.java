package org.project360.referral.team;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who has a referral. */
@Path("/v1/referrals/{id}/assignee")
@Tag(name = "Team")
@Produces(MediaType.APPLICATION_JSON)
class AssigneeResource {

    /** The worker; absent: the caller. */
    record Claim(
            @Nullable @Size(max = 100) @Pattern(regexp = "\\S+")
            String assignee) {}

    private final AssignReferral assign;

    AssigneeResource(AssignReferral assign) {
        this.assign = assign;
    }

    @PUT
    @RolesAllowed({"caseworker", "team-lead", "duty-manager"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Claim it, or as a lead give it to somebody; of two claims at once one gets 412")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AssignReferral.Assigned.class)))
    public Response assign(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @Nullable Claim claim) {
        AssignReferral.Assigned assigned = assign.assign(id, ifMatch, claim == null ? null : claim.assignee());
        return Response.ok(assigned).header("ETag", assigned.etag()).build();
    }
}
