package org.project360.randomisation.monitoring;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.project360.randomisation.allocation.DrawnArms;

/** Monitoring by arm, apart from everything that is blind. */
@Path("/v1/trials/{id}")
@Tag(name = "Monitoring, unblinded")
class BalanceResource {

    private static final String HEADER = "allocationId,unitId,personId,stratum,sequence,arm,allocatedAt\n";

    private final ReadBalance read;

    BalanceResource(ReadBalance read) {
        this.read = read;
    }

    @GET
    @Path("/balance")
    @RolesAllowed({"statistician-unblinded", "data-monitoring-committee"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Units and imbalance by arm, in each stratum and in all; reading it is audited")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Balance.class)))
    public Response balance(@PathParam("id") UUID id) {
        return unblinded(read.balance(id));
    }

    @GET
    @Path("/unblinded-monitoring")
    @RolesAllowed({"statistician-unblinded", "data-monitoring-committee"})
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(
            summary =
                    "A page: units and imbalance by arm, in all, in each stratum and at each level; reading it is audited",
            description = "Whole in itself: it loads nothing and runs no script.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    public Response page(@PathParam("id") UUID id) {
        return read.page(id).page().respond();
    }

    @GET
    @Path("/interim-export")
    @RolesAllowed("statistician-unblinded")
    @Produces("text/csv")
    @Operation(summary = "Every unit with its arm, as CSV for an interim analysis; ids and codes alone; audited")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    public Response interim(@PathParam("id") UUID id) {
        return unblinded(
                HEADER + read.interim(id).stream().map(BalanceResource::line).collect(Collectors.joining()));
    }

    private static Response unblinded(Object body) {
        return Response.ok(body).header("Cache-Control", "no-store").build();
    }

    private static String line(DrawnArms.Drawn one) {
        return one.allocationId() + "," + one.unitId() + "," + one.personId() + "," + one.stratum() + ","
                + one.sequence() + "," + one.arm() + "," + one.allocatedAt() + "\n";
    }
}
