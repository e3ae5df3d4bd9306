package org.project360.notification.school.calendar;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.project360.chassis.problem.Problem;

/** Terms and closures that a local authority sets for its establishments. */
@Path("/v1/local-authorities/{code}/calendar")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Calendar")
class AuthorityCalendarResource {

    private final SetCalendar calendar;

    AuthorityCalendarResource(SetCalendar calendar) {
        this.calendar = calendar;
    }

    @PUT
    @RolesAllowed("notification-officer")
    @Operation(summary = "Replace the terms and closures that a local authority sets")
    public void replace(
            @PathParam("code") String code,
            @NotNull @Size(max = CalendarEntry.MOST) List<@Valid @NotNull CalendarEntry> entries) {
        if (!code.matches("[A-Z0-9]{1,10}")) {
            throw Problem.notFound();
        }
        calendar.replace(CalendarScope.LOCAL_AUTHORITY, code, entries);
    }
}
