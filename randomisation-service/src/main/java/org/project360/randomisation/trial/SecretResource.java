package org.project360.randomisation.trial;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The secret, once nobody is blind. */
@Path("/v1/trials/{id}/secret")
@Tag(name = "Trial")
class SecretResource {

    private final RevealSecret reveal;

    SecretResource(RevealSecret reveal) {
        this.reveal = reveal;
    }

    @GET
    @RolesAllowed({"auditor", "statistician", "statistician-unblinded"})
    @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "The 32 bytes from which every arm followed, as a file for p360 trial replay",
            description = "Its SHA-256 is what was published at the freeze.")
    @APIResponse(responseCode = "200", description = "The secret")
    @APIResponse(responseCode = "409", description = "The trial is not unblinded")
    public Response secret(@PathParam("id") UUID id) {
        return Response.ok(reveal.reveal(id), MediaType.APPLICATION_OCTET_STREAM)
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"secret\"")
                .build();
    }
}
