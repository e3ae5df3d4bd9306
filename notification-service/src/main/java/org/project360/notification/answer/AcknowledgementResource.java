package org.project360.notification.answer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.ETags;
import org.project360.contracts.notification.NoticeProgressed.KnownToServices;
import org.project360.notification.notice.Notice;
import org.project360.notification.notice.NoticeStatus;

/** The school's acknowledgement of a message. */
@Path("/v1/establishments/{urn}/messages/{id}/acknowledgement")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Mailbox")
class AcknowledgementResource {

    /** The acknowledgement as it stands. */
    record Acknowledged(
            UUID id,
            NoticeStatus status,
            @Nullable KnownToServices answer,
            @Nullable Instant readAt,
            @Nullable Instant answeredAt) {

        static Acknowledged of(Notice notice) {
            return new Acknowledged(
                    notice.id(), notice.status(), notice.answer(), notice.readAt(), notice.answeredAt());
        }
    }

    private final AcknowledgeNotice acknowledge;

    AcknowledgementResource(AcknowledgeNotice acknowledge) {
        this.acknowledge = acknowledge;
    }

    @PUT
    @RolesAllowed("school-dsl")
    @Operation(
            summary = "Acknowledge a message and answer whether services know the child; idempotent",
            description = "With If-Match the acknowledgement is refused (412) if a correction has come since.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Acknowledged.class)))
    public Response put(
            @PathParam("urn") String urn,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Acknowledgement acknowledgement) {
        Notice notice = acknowledge.acknowledge(urn, id, acknowledgement.answer(), ifMatch);
        return Response.ok(Acknowledged.of(notice))
                .header(HttpHeaders.ETAG, ETags.of(notice.revision()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
