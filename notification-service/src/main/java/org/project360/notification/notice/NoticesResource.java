package org.project360.notification.notice;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.project360.chassis.problem.Problem;

/** The notices of all establishments, for those who watch over delivery; nothing of the children. */
@Path("/v1/notices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notices")
class NoticesResource {

    private final NoticeListings listings;

    NoticesResource(NoticeListings listings) {
        this.listings = listings;
    }

    @GET
    @RolesAllowed("notification-officer")
    @Operation(summary = "Notices, newest first; with overdue=true the unread ones past their deadline, oldest first")
    public Response list(
            @QueryParam("status") String status,
            @QueryParam("overdue") @DefaultValue("false") boolean overdue,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        NoticeStatus wanted = NoticeStatus.parse(status).orElse(null);
        if (overdue && wanted != null && wanted != NoticeStatus.SENT) {
            throw new Problem(400, "contradiction", "Overdue notices are all SENT", "Leave out status or overdue.");
        }
        return (overdue ? listings.overdue(cursor, limit) : listings.all(wanted, cursor, limit)).respond(uri);
    }
}
