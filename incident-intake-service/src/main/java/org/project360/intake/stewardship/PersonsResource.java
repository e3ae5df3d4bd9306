package org.project360.intake.stewardship;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.ETags;
import org.project360.chassis.http.Idempotency;
import org.project360.intake.stewardship.StewardRequest.State;
import org.project360.intake.storage.Attempts;

/** What data stewards do to persons. */
@Path("/v1/persons/{id}")
@Tag(name = "Stewardship")
@RolesAllowed("data-steward")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class PersonsResource {

    /** Whom to merge into the person of the path, and why: a code. */
    record MergeOrder(
            @NotNull UUID mergedId,
            @NotBlank @Pattern(regexp = Reasons.OF_MERGE) String reasonCode) {}

    /** Why to erase: a code. */
    record ErasureOrder(
            @NotBlank @Pattern(regexp = Reasons.OF_ERASURE) String reasonCode) {}

    private final MergePersons merge;
    private final SplitPerson split;
    private final ErasePerson erase;
    private final Merges merges;
    private final Idempotency idempotency;

    PersonsResource(MergePersons merge, SplitPerson split, ErasePerson erase, Merges merges, Idempotency idempotency) {
        this.merge = merge;
        this.split = split;
        this.erase = erase;
        this.merges = merges;
        this.idempotency = idempotency;
    }

    @POST
    @Path("/merges")
    @Operation(summary = "Merge another person into this one; where both are in a trial a second steward confirms")
    @APIResponse(
            responseCode = "201",
            description = "Merged",
            content = @Content(schema = @Schema(implementation = MergeView.class)))
    @APIResponse(
            responseCode = "202",
            description = "A second person is needed",
            content = @Content(schema = @Schema(implementation = MergeView.class)))
    @APIResponse(responseCode = "404", description = "There is nothing here that you may see")
    @APIResponse(responseCode = "409", description = "One person already, merged before, or already pending")
    @APIResponse(responseCode = "410", description = "Erased")
    public Response merge(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid MergeOrder order) {
        return Attempts.of(() -> idempotency.once(key, "POST /v1/persons/" + id + "/merges", order, () -> {
            StewardRequest request = merge.request(id, order.mergedId(), order.reasonCode());
            Optional<Merge> done = merges.find(request.id());
            return Response.status(request.state() == State.PENDING ? 202 : 201)
                    .location(URI.create("/v1/merges/" + request.id()))
                    .header("ETag", ETags.of(request.version()))
                    .entity(MergeView.of(request, done))
                    .build();
        }));
    }

    @POST
    @Path("/splits")
    @Operation(summary = "Undo a merge, or give incidents that are not hers to somebody of their own")
    @APIResponse(
            responseCode = "201",
            description = "Split",
            content = @Content(schema = @Schema(implementation = SplitDone.class)))
    @APIResponse(responseCode = "404", description = "There is nothing here that you may see")
    @APIResponse(responseCode = "409", description = "Split before")
    @APIResponse(responseCode = "410", description = "Erased")
    @APIResponse(responseCode = "422", description = "Neither a merge nor incidents are named, or not of the victim")
    public Response split(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid SplitOrder order) {
        return Attempts.of(() -> idempotency.once(key, "POST /v1/persons/" + id + "/splits", order, () -> {
            SplitDone done = split.split(id, order);
            return Response.status(201)
                    .location(URI.create("/v1/persons/" + done.separatedId() + "/timeline"))
                    .entity(done)
                    .build();
        }));
    }

    @POST
    @Path("/erasures")
    @Operation(summary = "Ask to erase everything personal about this person; a second steward confirms")
    @APIResponse(
            responseCode = "202",
            description = "A second person is needed",
            content = @Content(schema = @Schema(implementation = ErasureView.class)))
    @APIResponse(responseCode = "404", description = "There is nothing here that you may see")
    @APIResponse(responseCode = "409", description = "Already pending")
    @APIResponse(responseCode = "410", description = "Erased before")
    public Response erase(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid ErasureOrder order) {
        return Attempts.of(() -> idempotency.once(key, "POST /v1/persons/" + id + "/erasures", order, () -> {
            StewardRequest request = erase.request(id, order.reasonCode());
            return Response.status(202)
                    .location(URI.create("/v1/erasures/" + request.id()))
                    .header("ETag", ETags.of(request.version()))
                    .entity(ErasureView.of(request))
                    .build();
        }));
    }
}
