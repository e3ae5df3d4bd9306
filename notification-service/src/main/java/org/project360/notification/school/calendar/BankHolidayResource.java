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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.project360.chassis.problem.Problem;

/** What the built-in list of bank holidays does not know. */
@Path("/v1/bank-holidays/{day}")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Calendar")
class BankHolidayResource {

    /** What is said of one day: closed like a bank holiday, or open though it is one. */
    record Override(
            @NotNull Boolean closed,
            @NotBlank @Size(max = 100) String title) {}

    private final SetCalendar calendar;

    BankHolidayResource(SetCalendar calendar) {
        this.calendar = calendar;
    }

    @PUT
    @RolesAllowed("notification-officer")
    @Operation(summary = "Say of one day that it is, or is not, a bank holiday, whatever the built-in list says")
    public void override(@PathParam("day") String day, @Valid @NotNull Override override) {
        try {
            calendar.override(LocalDate.parse(day), override.closed(), override.title());
        } catch (DateTimeParseException e) {
            throw Problem.notFound();
        }
    }
}
