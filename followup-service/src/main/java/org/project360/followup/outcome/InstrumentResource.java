package org.project360.followup.outcome;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.project360.chassis.problem.Problem;

@Path("/v1/instruments/{instrument}")
@Tag(name = "Instruments")
class InstrumentResource {

    /** One item as it is asked. */
    record AskedItem(String item, String wording, List<String> values) {}

    /** The items in order, and the codes for what has no answer. */
    record Instrument(String instrument, List<AskedItem> items, List<Missing> missing) {}

    @GET
    @RolesAllowed({"follow-up-collector", "trial-manager", "statistician"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The wording and the values of an instrument")
    public Instrument read(@PathParam("instrument") String instrument) {
        if (!instrument.equals(Item.INSTRUMENT)) {
            throw Problem.notFound();
        }
        List<AskedItem> items = Arrays.stream(Item.values())
                .map(item -> new AskedItem(item.code(), item.wording(), item.allowed()))
                .toList();
        return new Instrument(instrument, items, List.of(Missing.values()));
    }
}
