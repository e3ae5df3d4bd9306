package org.project360.followup.participant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.http.Idempotency;
import org.project360.chassis.problem.Problem;

@Path("/v1/participants/{personId}/withdrawal")
@Tag(name = "Participants")
class WithdrawalResource {

    private final WithdrawParticipant withdraw;
    private final Withdrawals withdrawals;
    private final Idempotency idempotency;
    private final Audit audit;

    WithdrawalResource(WithdrawParticipant withdraw, Withdrawals withdrawals, Idempotency idempotency, Audit audit) {
        this.withdraw = withdraw;
        this.withdrawals = withdrawals;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    @POST
    @RolesAllowed({"follow-up-collector", "trial-manager"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Record what she wants no more",
            description = "Three switches that stand alone: contact and data use cancel every wave to come; "
                    + "intervention is recorded only. Nothing is deleted, and a switch stays on.")
    public Response withdraw(
            @PathParam("personId") UUID personId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Withdrawal withdrawal) {
        return idempotency.once(key, "POST /v1/participants/" + personId + "/withdrawal", withdrawal, () -> {
            withdraw.withdraw(personId, withdrawal);
            return Response.noContent().build();
        });
    }

    @GET
    @RolesAllowed("trial-manager")
    @Transactional
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(Withdrawals.Switches.class)
    @Operation(summary = "Since when each switch holds")
    public Response read(@PathParam("personId") UUID personId) {
        Withdrawals.Switches switches = withdrawals.of(personId).orElseThrow(Problem::notFound);
        audit.record("participant.withdrawal-read", "participant", personId);
        return Response.ok(switches).header("Cache-Control", "no-store").build();
    }
}
