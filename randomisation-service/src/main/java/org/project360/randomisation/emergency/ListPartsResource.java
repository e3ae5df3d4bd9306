package org.project360.randomisation.emergency;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The two parts of a list, each for one person; reading them is audited. */
@Path("/v1/trials/{id}/emergency-lists/{listId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Emergency list")
class ListPartsResource {

    private final HandOutList handOut;

    ListPartsResource(HandOutList handOut) {
        this.handOut = handOut;
    }

    @GET
    @Path("/entries")
    @RolesAllowed("duty-manager")
    @Operation(
            summary = "The sealed entries, for whoever asked for the list",
            description = "A file for `p360 trial open-entry`. Keep it where the service is not.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ListFile.class)))
    @APIResponse(responseCode = "404", description = "None, or another's")
    public Response entries(@PathParam("id") UUID id, @PathParam("listId") UUID listId) {
        return answer(handOut.entries(id, listId));
    }

    @GET
    @Path("/codes")
    @RolesAllowed("trial-manager")
    @Operation(
            summary = "The codes, one for each entry, for whoever approved the list; told one by one in an emergency")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ListCodes.class)))
    @APIResponse(responseCode = "404", description = "None, or another's")
    public Response codes(@PathParam("id") UUID id, @PathParam("listId") UUID listId) {
        return answer(handOut.codes(id, listId));
    }

    private static Response answer(Object part) {
        return Response.ok(part).header("Cache-Control", "no-store").build();
    }
}
