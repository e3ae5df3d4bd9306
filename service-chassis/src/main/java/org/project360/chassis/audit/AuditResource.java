package org.project360.chassis.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Verification of this service's audit chain. */
@Path("/v1/audit")
@Tag(name = "Audit")
class AuditResource {

    /** Whether the chain holds; else the first sequence number where it does not, and what is wrong there. */
    record Verdict(
            boolean holds,
            @Nullable Long sequence,
            @Nullable String what) {}

    private final AuditChain chain;

    AuditResource(AuditChain chain) {
        this.chain = chain;
    }

    @GET
    @Path("/verification")
    @RolesAllowed({"auditor", "ops"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Walk the audit chain from its first row to its head")
    public Verdict verify() {
        Optional<AuditChain.Break> broken = chain.verify();
        return broken.map(b -> new Verdict(false, b.sequence(), b.what())).orElse(new Verdict(true, null, null));
    }
}
