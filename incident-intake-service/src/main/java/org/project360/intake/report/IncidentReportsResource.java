package org.project360.intake.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.intake.ReportReceipt;
import org.project360.contracts.police.IncidentReported;

/** Reports by HTTP: a CloudEvent in binary mode, the report as its body, in clear over TLS. */
@Path("/v1/incident-reports")
@Tag(name = "Reports")
class IncidentReportsResource {

    private final ReceiveReport receive;

    IncidentReportsResource(ReceiveReport receive) {
        this.receive = receive;
    }

    @POST
    @RolesAllowed("police-system")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Report an incident, or another version of one; ce-source and ce-id name the event")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = IncidentReported.class)))
    @APIResponse(
            responseCode = "202",
            description = "Taken",
            content = @Content(schema = @Schema(implementation = ReportReceipt.class)))
    @APIResponse(
            responseCode = "200",
            description = "Taken before with the same content",
            content = @Content(schema = @Schema(implementation = ReportReceipt.class)))
    @APIResponse(responseCode = "400", description = "A header is missing, or the body is not JSON")
    @APIResponse(responseCode = "403", description = "Not a police system, or not of this force")
    @APIResponse(responseCode = "409", description = "Event or version were taken before with other content")
    @APIResponse(responseCode = "413", description = "Larger than one megabyte")
    @APIResponse(responseCode = "422", description = "Rejected and set aside; errors by JSON pointer")
    public Response report(
            @HeaderParam("ce-source") @Nullable String source, @HeaderParam("ce-id") @Nullable String id, byte[] body) {
        ReportReceipt receipt = receive.receive(source, id, body);
        boolean taken = receipt.outcome() == ReportReceipt.Outcome.ACCEPTED;
        return Response.status(taken ? Response.Status.ACCEPTED : Response.Status.OK)
                .entity(receipt)
                .header("Cache-Control", "no-store")
                .build();
    }
}
