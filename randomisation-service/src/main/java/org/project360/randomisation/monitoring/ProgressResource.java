package org.project360.randomisation.monitoring;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Recruitment, blinded. */
@Path("/v1/trials/{id}/progress")
@Tag(name = "Monitoring")
class ProgressResource {

    private final TrialFigures figures;

    ProgressResource(TrialFigures figures) {
        this.figures = figures;
    }

    @GET
    @RolesAllowed({"trial-manager", "statistician", "ops"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Recruitment against the target, never by arm")
    public Progress progress(@PathParam("id") UUID id) {
        return figures.progress(id);
    }
}
