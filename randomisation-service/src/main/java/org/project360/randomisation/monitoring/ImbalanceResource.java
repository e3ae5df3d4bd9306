package org.project360.randomisation.monitoring;

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

/** Imbalance for the statistician who is blind. */
@Path("/v1/trials/{id}/imbalance")
@Tag(name = "Monitoring")
class ImbalanceResource {

    private final ReadBalance read;

    ImbalanceResource(ReadBalance read) {
        this.read = read;
    }

    @GET
    @RolesAllowed("statistician")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "How far the arms were apart when the week began, in all, in each stratum and at each level",
            description = "Never which arm is ahead. Reading it is audited.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Imbalance.class)))
    @APIResponse(responseCode = "409", description = "Arms of unequal parts: it would tell which is ahead")
    public Response imbalance(@PathParam("id") UUID id) {
        return Response.ok(read.imbalance(id))
                .header("Cache-Control", "no-store")
                .build();
    }
}
