package org.project360.intake.file;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;
import org.project360.intake.file.ReceiveFile.Received;
import org.project360.intake.file.ReportFile.Named;
import org.project360.intake.file.ReportFile.Origin;

/** Files of reports by HTTP: sent once, loaded behind, asked after. */
@Path("/v1/incident-report-files")
@Tag(name = "Report files")
class ReportFilesResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    private final ReceiveFile receive;
    private final ReportFiles files;
    private final RejectsCsv rejects;
    private final OwnForce force;

    ReportFilesResource(ReceiveFile receive, ReportFiles files, RejectsCsv rejects, OwnForce force) {
        this.receive = receive;
        this.files = files;
        this.rejects = rejects;
        this.force = force;
    }

    @POST
    @RolesAllowed("police-system")
    @Consumes({NDJSON, CSV})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Send a file of reports; Idempotency-Key or file-name tell whether it came before")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "202", description = "Received, or received before; Location tells how far it is")
    @APIResponse(responseCode = "400", description = "Without a key, or without a force")
    @APIResponse(responseCode = "403", description = "Not a police system, or not of this force")
    @APIResponse(responseCode = "409", description = "Another file came under this key")
    @APIResponse(responseCode = "413", description = "Larger than this service takes")
    @APIResponse(responseCode = "422", description = "Nothing of the file can be taken: empty, or another header")
    public Response send(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @QueryParam("file-name") @Nullable String name,
            @QueryParam("force") @Nullable String named,
            @QueryParam("historic-import") @DefaultValue("false") boolean historic,
            @HeaderParam("Content-Type") String type,
            InputStream body)
            throws IOException {
        String by = key(key, name);
        FileFormat format = type.startsWith(CSV) ? FileFormat.CSV : FileFormat.NDJSON;
        Named file = new Named(force.of(named), name == null ? by : key("", name), by, Origin.HTTP, format, historic);
        Received received = receive(file, body);
        if (received.outcome() == ReceiveFile.Outcome.DIFFERENT) {
            throw Problem.conflict(
                    "file-key-reused", "Another file came under this key", "Use a new key or name for a new file.");
        }
        return Response.accepted(Map.of("id", received.id()))
                .location(URI.create("/v1/incident-report-files/" + received.id()))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("police-system")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How far a file is")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FileStatus.class)))
    @APIResponse(responseCode = "404", description = "No such file, or another force's")
    public Response status(@PathParam("id") UUID id) {
        return Response.ok(FileStatus.of(own(id)))
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Path("/{id}/rejects")
    @RolesAllowed("police-system")
    @Produces(CSV)
    @Operation(summary = "The lines rejected so far: line, field, code, message")
    @APIResponse(responseCode = "200", description = "CSV in UTF-8, in the order of the lines")
    @APIResponse(responseCode = "404", description = "No such file, or another force's")
    public Response rejects(@PathParam("id") UUID id) {
        UUID file = own(id).id();
        return Response.ok((StreamingOutput) out -> rejects.write(file, out))
                .type(CSV + ";charset=UTF-8")
                .header("Cache-Control", "no-store")
                .build();
    }

    private Received receive(Named file, InputStream body) throws IOException {
        try {
            return receive.receive(file, body);
        } catch (FileRefused refused) {
            throw new Problem(
                    422,
                    "file-refused",
                    "Nothing of the file can be taken",
                    "Nothing was stored. Send the file again, corrected.",
                    refused.errors(),
                    Map.of());
        }
    }

    private ReportFile own(UUID id) {
        return files.find(id).filter(force::owns).orElseThrow(Problem::notFound);
    }

    private static String key(@Nullable String key, @Nullable String name) {
        String by = key == null || key.isBlank() ? name : key;
        if (by == null || by.isBlank() || by.length() > 128 || by.indexOf(0) >= 0) {
            throw new Problem(
                    400,
                    "file-key-missing",
                    "The file has no key",
                    "Give an Idempotency-Key or a file-name of 1 to 128 characters.");
        }
        return by;
    }
}
