package org.project360.randomisation.allocation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Verification of the allocation ledger; its rows themselves are shown by no endpoint. */
@Path("/v1/trials/{id}/ledger")
@Tag(name = "Ledger")
class LedgerResource {

    private final VerifyLedger verify;

    LedgerResource(VerifyLedger verify) {
        this.verify = verify;
    }

    @GET
    @Path("/verification")
    @RolesAllowed({"auditor", "statistician"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Walk the allocation ledger from its first row to its end")
    public VerifyLedger.Verdict verification(@PathParam("id") UUID id) {
        return verify.verify(id);
    }
}
