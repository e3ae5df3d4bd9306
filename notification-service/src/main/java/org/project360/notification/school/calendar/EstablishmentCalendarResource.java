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
import org.project360.notification.school.Establishments;

/** Terms, INSET days and closures of one establishment. */
@Path("/v1/establishments/{urn}/calendar")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Calendar")
class EstablishmentCalendarResource {

    private final SetCalendar calendar;
    private final Establishments establishments;

    EstablishmentCalendarResource(SetCalendar calendar, Establishments establishments) {
        this.calendar = calendar;
        this.establishments = establishments;
    }

    @PUT
    @RolesAllowed("notification-officer")
    @Operation(summary = "Replace the terms, INSET days and closures of an establishment")
    public void replace(
            @PathParam("urn") String urn,
            @NotNull @Size(max = CalendarEntry.MOST) List<@Valid @NotNull CalendarEntry> entries) {
        if (establishments.byUrn(urn).isEmpty()) {
            throw Problem.notFound();
        }
        calendar.replace(CalendarScope.ESTABLISHMENT, urn, entries);
    }
}
