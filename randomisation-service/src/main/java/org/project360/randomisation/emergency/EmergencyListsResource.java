package org.project360.randomisation.emergency;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import org.project360.chassis.http.Idempotency;

/** Sealed lists to allocate by while the service cannot be reached. */
@Path("/v1/trials/{id}/emergency-lists")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Emergency list")
class EmergencyListsResource {

    private final IssueList issue;
    private final ReportUses report;
    private final CloseList close;
    private final Idempotency idempotency;

    EmergencyListsResource(IssueList issue, ReportUses report, CloseList close, Idempotency idempotency) {
        this.issue = issue;
        this.report = report;
        this.close = close;
        this.idempotency = idempotency;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("duty-manager")
    @Operation(
            summary = "Ask for a list",
            description = "It is drawn once a trial manager approves it; whoever asked holds its sealed entries.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ListView.class)))
    @APIResponse(responseCode = "409", description = "The trial does not recruit")
    public Response request(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ListRequest body,
            @Context UriInfo uri) {
        return idempotency.once(key, "emergency-list " + id, body, () -> {
            ListView requested = issue.request(id, body);
            return Response.created(uri.getAbsolutePathBuilder()
                            .path(requested.id().toString())
                            .build())
                    .entity(requested)
                    .build();
        });
    }

    @GET
    @Path("/{listId}")
    @RolesAllowed({"duty-manager", "trial-manager", "auditor"})
    @Operation(summary = "A list and, once it is closed, what became of each entry; never an arm")
    public ListView one(@PathParam("id") UUID id, @PathParam("listId") UUID listId) {
        return close.read(id, listId);
    }

    @POST
    @Path("/{listId}/approval")
    @RolesAllowed("trial-manager")
    @Operation(
            summary = "Approve it, as a second person",
            description = "The ceiling is kept free for its entries; whoever approved it holds the codes.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ListView.class)))
    @APIResponse(responseCode = "409", description = "Your own request, no room below the ceiling, or approved before")
    public Response approve(
            @PathParam("id") UUID id,
            @PathParam("listId") UUID listId,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return idempotency.once(
                key,
                "approve emergency-list " + listId,
                null,
                () -> Response.ok(issue.approve(id, listId)).build());
    }

    @POST
    @Path("/{listId}/withdrawal")
    @RolesAllowed({"duty-manager", "trial-manager"})
    @Operation(summary = "Withdraw a list that was not approved yet")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ListView.class)))
    public Response withdraw(
            @PathParam("id") UUID id,
            @PathParam("listId") UUID listId,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return idempotency.once(
                key,
                "withdraw emergency-list " + listId,
                null,
                () -> Response.ok(issue.withdraw(id, listId)).build());
    }

    @POST
    @Path("/{listId}/uses")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("duty-manager")
    @Operation(
            summary = "Report which entries were opened, for which incident, when and by whom",
            description = "A later report of an entry corrects the one before; both are kept.")
    @APIResponse(responseCode = "204", description = "They were taken")
    @APIResponse(responseCode = "422", description = "An entry, a time or an incident that cannot be")
    public Response uses(
            @PathParam("id") UUID id,
            @PathParam("listId") UUID listId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull UseReport body) {
        return idempotency.once(key, "emergency-uses " + listId, body, () -> {
            report.report(id, listId, body);
            return Response.noContent().build();
        });
    }

    @POST
    @Path("/{listId}/closing")
    @RolesAllowed("trial-manager")
    @Operation(
            summary = "Close it: enter what was opened into the ledger, make void what was not",
            description = "By somebody who reported none of it. Whoever has an arm already keeps it, and the error"
                    + " register says TWICE. Candidates who had to wait for the list are drawn for.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ListView.class)))
    @APIResponse(responseCode = "409", description = "Your own report, or not out")
    @APIResponse(responseCode = "422", description = "An incident of which no candidate has come")
    public Response close(
            @PathParam("id") UUID id,
            @PathParam("listId") UUID listId,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return idempotency.once(
                key,
                "close emergency-list " + listId,
                null,
                () -> Response.ok(close.close(id, listId)).build());
    }
}
