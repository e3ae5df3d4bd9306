package org.project360.intake.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a model that runs in shadow would do. */
@Path("/v1/linkage/shadow-comparison")
@Tag(name = "Linkage")
class ShadowComparisonResource {

    /** How linkage runs now, and what each model decided in shadow, by grade. */
    record Comparison(LinkageConfig.Mode mode, List<ShadowComparison.Row> items) {}

    private final ShadowComparison comparison;
    private final ActiveModel model;

    ShadowComparisonResource(ShadowComparison comparison, ActiveModel model) {
        this.comparison = comparison;
        this.model = model;
    }

    @GET
    @RolesAllowed({"data-steward", "ops"})
    @Transactional
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How many mentions would have been linked differently, by model and grade; counts alone")
    public Comparison compare() {
        return new Comparison(model.mode(), comparison.counts());
    }
}
