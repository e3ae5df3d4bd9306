package org.project360.notification.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.project360.chassis.http.ETags;
import org.project360.notification.notice.NoticeStatus;

/** The mailbox of an establishment, for its safeguarding leads only. */
@Path("/v1/establishments/{urn}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mailbox")
class MailboxResource {

    private final ListInbox listInbox;
    private final ReadMessage readMessage;

    MailboxResource(ListInbox listInbox, ReadMessage readMessage) {
        this.listInbox = listInbox;
        this.readMessage = readMessage;
    }

    @GET
    @Path("/inbox")
    @RolesAllowed("school-dsl")
    @Operation(summary = "Messages, newest first; nothing of the children")
    public Response inbox(
            @PathParam("urn") String urn,
            @QueryParam("status") String status,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        NoticeStatus wanted = NoticeStatus.parse(status).orElse(null);
        return listInbox
                .list(urn, wanted, cursor, limit)
                .map(notice -> InboxItem.of(notice, uri))
                .respond(uri);
    }

    @GET
    @Path("/messages/{id}")
    @RolesAllowed("school-dsl")
    @Operation(summary = "Read a message; the reading is recorded with the reader's name and stops the clock")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MessageView.class)))
    public Response message(@PathParam("urn") String urn, @PathParam("id") UUID id, @Context UriInfo uri) {
        ReadMessage.Read read = readMessage.read(urn, id);
        return Response.ok(MessageView.of(read.notice(), read.content(), uri))
                .header(HttpHeaders.ETAG, ETags.of(read.notice().revision()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
