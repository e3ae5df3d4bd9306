package org.project360.intake.cohort;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
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

/** Why an incident may or may not enter the trial. */
@Path("/v1/incidents")
@Tag(name = "Eligibility")
class EligibilityResource {

    private final ExplainEligibility explain;

    EligibilityResource(ExplainEligibility explain) {
        this.explain = explain;
    }

    @GET
    @Path("/{id}/eligibility")
    @RolesAllowed({"data-steward", "trial-manager", "auditor"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The eligibility decisions about an incident in words, rule by rule; audited")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ExplainEligibility.Explanation.class)))
    @APIResponse(responseCode = "404", description = "There is nothing here that you may see")
    public Response explain(@PathParam("id") UUID id) {
        return Response.ok(explain.explain(id))
                .header("Cache-Control", "no-store")
                .build();
    }
}
