package org.project360.intake.stewardship;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.ETags;
import org.project360.chassis.http.Idempotency;
import org.project360.intake.identity.Review;
import org.project360.intake.storage.Attempts;

/** Possible matches that wait for a steward. */
@Path("/v1/reviews")
@Tag(name = "Stewardship")
@RolesAllowed("data-steward")
@Produces(MediaType.APPLICATION_JSON)
class ReviewsResource {

    /** Which candidate she is, and why: a code. */
    record MatchOrder(
            @NotNull UUID personId,
            @NotBlank @Pattern(regexp = Reasons.OF_MERGE) String reasonCode) {}

    /** Why she is none of the candidates: a code. */
    record SeparationOrder(
            @NotBlank @Pattern(regexp = Reasons.OF_SEPARATION)
            String reasonCode) {}

    private final ReviewsListing listing;
    private final ReadReview read;
    private final SettleReview settle;
    private final Idempotency idempotency;
    private final InstantSource clock;

    ReviewsResource(
            ReviewsListing listing,
            ReadReview read,
            SettleReview settle,
            Idempotency idempotency,
            InstantSource clock) {
        this.listing = listing;
        this.read = read;
        this.settle = settle;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(summary = "What waits for a steward, due first; what is overdue is marked")
    @APIResponse(
            responseCode = "200",
            description = "A page of reviews as items",
            content = @Content(schema = @Schema(implementation = ReviewItem.class)))
    public Response list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        return listing.open(cursor, limit).respond(uri);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One review with the data of both sides and the evidence in words; audited")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "404", description = "There is nothing here that you may see")
    public Response one(@PathParam("id") UUID id) {
        ReadReview.Shown shown = read.read(id);
        return Response.ok(shown.view())
                .header("ETag", ETags.of(shown.version()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/{id}/match")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "She is this candidate: merge her into that person, by two stewards where a merge takes two")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReviewItem.class)))
    @APIResponse(
            responseCode = "202",
            description = "A second person is needed; the review stays open until then",
            content = @Content(schema = @Schema(implementation = ReviewItem.class)))
    @APIResponse(responseCode = "404", description = "There is nothing here that you may see, or no such candidate")
    @APIResponse(responseCode = "409", description = "Settled before, or already pending")
    @APIResponse(responseCode = "412", description = "Changed since you read it")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response match(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid MatchOrder order) {
        String scope = "POST /v1/reviews/" + id + "/match";
        return Attempts.of(() -> idempotency.once(
                key, scope, order, () -> respond(settle.link(id, ifMatch, order.personId(), order.reasonCode()))));
    }

    @POST
    @Path("/{id}/separation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "She is none of the candidates; remembered until the evidence changes")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReviewItem.class)))
    @APIResponse(responseCode = "404", description = "There is nothing here that you may see")
    @APIResponse(responseCode = "409", description = "Settled before, or a merge is pending")
    @APIResponse(responseCode = "412", description = "Changed since you read it")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response separation(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid SeparationOrder order) {
        String scope = "POST /v1/reviews/" + id + "/separation";
        return Attempts.of(() ->
                idempotency.once(key, scope, order, () -> respond(settle.keepApart(id, ifMatch, order.reasonCode()))));
    }

    private Response respond(SettleReview.Settled settled) {
        Review review = settled.review();
        return Response.status(review.state() == Review.State.OPEN ? 202 : 200)
                .header("ETag", ETags.of(review.version()))
                .header("Cache-Control", "no-store")
                .entity(ReviewItem.of(review, settled.candidates(), clock.instant()))
                .build();
    }
}
