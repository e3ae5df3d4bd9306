package org.project360.chassis.quarantine;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.event.RejectedEvent.Reason;
import org.project360.chassis.http.Cursors;
import org.project360.chassis.http.ETags;
import org.project360.chassis.http.Page;
import org.project360.chassis.problem.Problem;

/** The quarantine of this service: operators see reasons, data stewards see and correct payloads. */
@Path("/v1/quarantine")
@Tag(name = "Quarantine")
class QuarantineResource {

    private static final String LISTING = "quarantine";
    private static final UUID FIRST = new UUID(0, 0);

    /** One rejected event without its payload. */
    record Listed(
            UUID id,
            String topic,
            String status,
            Instant heldAt,
            @Nullable Instant settledAt,
            String eventSource,
            String eventId,
            List<Reason> reasons) {}

    /** Why an event is given up: a code. */
    record Discard(
            @NotBlank @Pattern(regexp = "[a-z0-9-]{1,64}") String reasonCode) {}

    private final QuarantinedEvents events;
    private final Quarantine quarantine;
    private final ReplayEvent replay;
    private final Cursors cursors;
    private final Audit audit;

    QuarantineResource(
            QuarantinedEvents events, Quarantine quarantine, ReplayEvent replay, Cursors cursors, Audit audit) {
        this.events = events;
        this.quarantine = quarantine;
        this.replay = replay;
        this.cursors = cursors;
        this.audit = audit;
    }

    @GET
    @RolesAllowed({"ops", "data-steward"})
    @Transactional
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Rejected events, oldest first; status is held, replayed or discarded")
    public Response list(
            @QueryParam("status") @DefaultValue("held") @Pattern(regexp = "held|replayed|discarded") String status,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        int size = Page.size(limit);
        List<String> place =
                cursors.decode(LISTING, cursor).orElse(List.of(Instant.EPOCH.toString(), FIRST.toString()));
        List<QuarantinedEvent> rows = events.page(
                QuarantinedEvent.Status.valueOf(status.toUpperCase(Locale.ROOT)),
                Instant.parse(place.get(0)),
                UUID.fromString(place.get(1)),
                size + 1);
        return cursors.page(LISTING, rows, size, r -> List.of(r.heldAt().toString(), r.id().toString()))
                .map(this::listed)
                .respond(uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"ops", "data-steward"})
    @Transactional
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "One rejected event with its reasons")
    public Response one(@PathParam("id") UUID id) {
        QuarantinedEvent held = events.findByIdOptional(id).orElseThrow(Problem::notFound);
        return Response.ok(listed(held))
                .header("ETag", ETags.of(held.version()))
                .build();
    }

    @GET
    @Path("/{id}/payload")
    @RolesAllowed("data-steward")
    @Transactional
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "The payload, opened where it opens; personal data, audited")
    public Response payload(@PathParam("id") UUID id) {
        QuarantinedEvent held = events.findByIdOptional(id).orElseThrow(Problem::notFound);
        audit.record("quarantine.payload-read", "quarantine", id);
        return Response.ok(replay.readable(held))
                .header("ETag", ETags.of(held.version()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/{id}/replay")
    @RolesAllowed("data-steward")
    @Operation(summary = "Take it again as it was")
    public Response replay(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        replay.replay(id, ifMatch, null);
        return Response.noContent().build();
    }

    @POST
    @Path("/{id}/correction")
    @RolesAllowed("data-steward")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take the body instead of the rejected payload; in clear JSON")
    public Response correct(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, byte[] correction) {
        replay.replay(id, ifMatch, correction);
        return Response.noContent().build();
    }

    @POST
    @Path("/{id}/discard")
    @RolesAllowed("data-steward")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give it up, with a reason")
    public Response discard(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid Discard discard) {
        replay.discard(id, ifMatch, discard.reasonCode());
        return Response.noContent().build();
    }

    private Listed listed(QuarantinedEvent held) {
        return new Listed(
                held.id(),
                held.topic(),
                held.status().name().toLowerCase(Locale.ROOT),
                held.heldAt(),
                held.settledAt(),
                held.eventSource(),
                held.eventId(),
                quarantine.reasons(held));
    }
}
