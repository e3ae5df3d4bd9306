package org.project360.notification.school.calendar;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.project360.chassis.problem.Problem;
import org.project360.notification.school.Establishments;

/** Terms, INSET days, closures and bank holidays. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Calendar")
class CalendarResource {

    private static final int MOST = 400;

    /** What is said of one day: closed like a bank holiday, or open though it is one. */
    record Override(
            @NotNull Boolean closed,
            @NotBlank @Size(max = 100) String title) {}

    private final SetCalendar calendar;
    private final Establishments establishments;

    CalendarResource(SetCalendar calendar, Establishments establishments) {
        this.calendar = calendar;
        this.establishments = establishments;
    }

    @PUT
    @Path("/establishments/{urn}/calendar")
    @RolesAllowed("notification-officer")
    @Operation(summary = "Replace the terms, INSET days and closures of an establishment")
    public void ofEstablishment(
            @PathParam("urn") String urn, @NotNull @Size(max = MOST) List<@Valid @NotNull CalendarEntry> entries) {
        if (establishments.byUrn(urn).isEmpty()) {
            throw Problem.notFound();
        }
        calendar.replace(CalendarScope.ESTABLISHMENT, urn, entries);
    }

    @PUT
    @Path("/local-authorities/{code}/calendar")
    @RolesAllowed("notification-officer")
    @Operation(summary = "Replace the terms and closures that a local authority sets")
    public void ofLocalAuthority(
            @PathParam("code") String code, @NotNull @Size(max = MOST) List<@Valid @NotNull CalendarEntry> entries) {
        if (!code.matches("[A-Z0-9]{1,10}")) {
            throw Problem.notFound();
        }
        calendar.replace(CalendarScope.LOCAL_AUTHORITY, code, entries);
    }

    @PUT
    @Path("/bank-holidays/{day}")
    @RolesAllowed("notification-officer")
    @Operation(summary = "Say of one day that it is, or is not, a bank holiday, whatever the built-in list says")
    public void bankHoliday(@PathParam("day") String day, @Valid @NotNull Override override) {
        try {
            calendar.override(LocalDate.parse(day), override.closed(), override.title());
        } catch (DateTimeParseException e) {
            throw Problem.notFound();
        }
    }
}
