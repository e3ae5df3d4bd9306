package org.project360.randomisation.allocation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Verification of the allocation ledger, and the ledger as a file, without an arm. */
@Path("/v1/trials/{id}/ledger")
@Tag(name = "Ledger")
class LedgerResource {

    private final VerifyLedger verify;
    private final ExportLedger export;
    private final ExportCheckpoints checkpoints;

    LedgerResource(VerifyLedger verify, ExportLedger export, ExportCheckpoints checkpoints) {
        this.verify = verify;
        this.export = export;
        this.checkpoints = checkpoints;
    }

    @GET
    @Path("/verification")
    @RolesAllowed({"auditor", "statistician"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Walk the allocation ledger from its first row to its end")
    public VerifyLedger.Verdict verification(@PathParam("id") UUID id) {
        return verify.verify(id);
    }

    @GET
    @Path("/checkpoints")
    @RolesAllowed({"auditor", "statistician"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The ledger's signed ends, for p360 trial verify --checkpoints",
            description = "One for each minute in which the ledger grew. Keep them where the service does not reach.")
    public CheckpointList checkpoints(@PathParam("id") UUID id) {
        return checkpoints.export(id);
    }

    @GET
    @Path("/export")
    @RolesAllowed({"auditor", "statistician"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "The ledger as a file that p360 trial verify reads; proofs of the arms, and arms once the trial is unblinded",
            description = "Format p360-ledger-export-v1; the same ledger always gives the same bytes.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LedgerExport.class)))
    public StreamingOutput export(@PathParam("id") UUID id) {
        LedgerExport ledger = export.export(id);
        return out -> ExportFormat.write(ledger, out);
    }
}
