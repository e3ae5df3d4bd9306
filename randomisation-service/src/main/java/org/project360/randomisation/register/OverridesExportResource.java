package org.project360.randomisation.register;

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

/** Clinical overrides with the service that was received, for the analysis of an unblinded trial. */
@Path("/v1/trials/{id}/overrides/export")
@Tag(name = "Register")
class OverridesExportResource {

    private final ExportOverrides export;

    OverridesExportResource(ExportOverrides export) {
        this.export = export;
    }

    @GET
    @RolesAllowed("statistician-unblinded")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Who received which service against her arm, once the trial is unblinded; audited")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ExportOverrides.Overrides.class)))
    @APIResponse(responseCode = "409", description = "The trial is not unblinded")
    public Response export(@PathParam("id") UUID id) {
        return Response.ok(export.export(id))
                .header("Cache-Control", "no-store")
                .build();
    }
}
