package org.project360.intake.figures;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether the children of notified schools were known to services. */
@Path("/v1/known-to-services")
@Tag(name = "Figures")
class KnownToServicesResource {

    /** The figures of every force that has any. */
    record Figures(List<KnownToServicesFigures.OfForce> items) {}

    private final NoticeAnswers answers;

    KnownToServicesResource(NoticeAnswers answers) {
        this.answers = answers;
    }

    @GET
    @RolesAllowed("trial-manager")
    @Transactional
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What schools answered, by force; counts below 5 are suppressed")
    public Figures figures() {
        return new Figures(KnownToServicesFigures.of(answers.counts()));
    }
}
