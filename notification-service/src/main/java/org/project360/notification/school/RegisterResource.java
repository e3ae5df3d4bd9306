package org.project360.notification.school;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.project360.chassis.problem.Problem;

/** The register of establishments. */
@Path("/v1/establishments/import")
@Tag(name = "Register")
class RegisterResource {

    private final ImportRegister register;

    RegisterResource(ImportRegister register) {
        this.register = register;
    }

    @PUT
    @RolesAllowed("notification-officer")
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Import the establishments file of the national register (Windows-1252 unless said otherwise)")
    public RegisterDiff importFile(@HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type, InputStream file) {
        try {
            return register.importFrom(file, charset(type));
        } catch (RegisterUnusable unusable) {
            throw unusable.problem();
        }
    }

    private static Charset charset(MediaType type) {
        String name = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        try {
            return name == null ? RegisterFile.CHARSET : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new Problem(415, "unknown-charset", "Unknown charset", "Use windows-1252 or utf-8.");
        }
    }
}
