package org.project360.intake.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;
import org.project360.contracts.intake.ReportReceipt;

/** Some reports in one request, answered at once with a receipt for each, in their order. */
@Path("/v1/incident-report-batches")
@Tag(name = "Report files")
class ReportBatchesResource {

    private static final String NDJSON = "application/x-ndjson";

    private final TakeBatch batches;
    private final FilesConfig config;
    private final ObjectMapper json;
    private final OwnForce force;

    ReportBatchesResource(TakeBatch batches, FilesConfig config, ObjectMapper json, OwnForce force) {
        this.batches = batches;
        this.config = config;
        this.json = json;
        this.force = force;
    }

    @POST
    @RolesAllowed("police-system")
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @Operation(summary = "Send up to 500 reports, a line each; the answer is a receipt a line")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "200",
            description = "A receipt for each line that is not blank",
            content = @Content(schema = @Schema(implementation = ReportReceipt.class)))
    @APIResponse(responseCode = "400", description = "No report")
    @APIResponse(responseCode = "403", description = "Not a police system, or not of this force")
    @APIResponse(responseCode = "413", description = "More than 500 reports, or larger than this service takes")
    public Response send(@QueryParam("force") @Nullable String named, InputStream body) throws IOException {
        String own = force.of(named);
        byte[] all = body.readNBytes(config.largestBatch() + 1);
        if (all.length > config.largestBatch()) {
            throw tooLarge("Send at most " + config.largestBatch() + " bytes, or send a file.");
        }
        List<ReportReceipt> receipts = batches.take(own, all);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (ReportReceipt receipt : receipts) {
            answer.write(json.writeValueAsBytes(receipt));
            answer.write('\n');
        }
        return Response.ok(answer.toByteArray())
                .header("Cache-Control", "no-store")
                .build();
    }

    static Problem tooLarge(String detail) {
        return new Problem(413, "body-too-large", "The body is too large", detail);
    }
}
