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

/** The blinded page for whoever runs the trial. */
@Path("/v1/trials/{id}/monitoring")
@Tag(name = "Monitoring")
class MonitoringPageResource {

    private final ReadMonitoring read;

    MonitoringPageResource(ReadMonitoring read) {
        this.read = read;
    }

    @GET
    @RolesAllowed({"trial-manager", "statistician"})
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(
            summary = "A page: recruitment by stratum and by week, its forecast, errors and overrides as numbers",
            description = "Never by arm. The statistician sees last week's absolute imbalance too, which is audited."
                    + " Whole in itself: it loads nothing and runs no script.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    public Response page(@PathParam("id") UUID id) {
        return read.page(id).page().respond();
    }
}
