package org.project360.intake.stewardship;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is stored about a person. */
@Path("/v1/persons/{id}")
@Tag(name = "Stewardship")
@Produces(MediaType.APPLICATION_JSON)
class PersonReadsResource {

    private final TellTimeline timeline;
    private final ExportSubject export;

    PersonReadsResource(TellTimeline timeline, ExportSubject export) {
        this.timeline = timeline;
        this.export = export;
    }

    @GET
    @Path("/timeline")
    @RolesAllowed({"data-steward", "auditor"})
    @Operation(summary = "Who knew what about this person and when, oldest first; audited")
    @APIResponse(
            responseCode = "200",
            description = "A page of entries as items",
            content = @Content(schema = @Schema(implementation = TimelineEntry.class)))
    @APIResponse(responseCode = "404", description = "There is nothing here that you may see")
    @APIResponse(responseCode = "410", description = "Erased")
    public Response timeline(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        return timeline.page(id, cursor, limit).respond(uri);
    }

    @GET
    @Path("/subject-access")
    @RolesAllowed("data-steward")
    @Operation(summary = "Everything stored about this person, without other people's details; audited")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SubjectAccess.class)))
    @APIResponse(responseCode = "404", description = "There is nothing here that you may see")
    @APIResponse(responseCode = "410", description = "Erased")
    public Response subjectAccess(@PathParam("id") UUID id) {
        return Response.ok(export.export(id))
                .header("Cache-Control", "no-store")
                .build();
    }
}
