package org.project360.followup.evaluation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.project360.chassis.problem.Problem;

@Path("/v1/trials/{trialId}/consort")
@Tag(name = "Trials")
class ConsortResource {

    private final CountConsort count;

    ConsortResource(CountConsort count) {
        this.count = count;
    }

    @GET
    @RolesAllowed({"trial-manager", "statistician"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The flow of participants through the trial, never by arm",
            description = "Counted from events at one moment. Boxes add up, or the answer is a problem that names the "
                    + "boxes that do not.")
    public Consort read(@PathParam("trialId") UUID trialId) {
        Consort consort = count.count(trialId);
        List<Consort.Fault> faults = consort.faults();
        if (!faults.isEmpty()) {
            throw new Problem(
                    500,
                    "consort-does-not-add-up",
                    "The diagram does not add up",
                    "A box is not the sum of its parts: " + faults.get(0).box()
                            + ". Do not use the figures; tell the operators.",
                    List.of(),
                    Map.of("boxes", faults));
        }
        return consort;
    }
}
