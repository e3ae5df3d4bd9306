package org.project360.chassis.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.project360.chassis.problem.Problem;

@Path("/v1/things")
@RolesAllowed("ops")
public class TestResource {

    public record Thing(String name, int size) {}

    private final AtomicInteger made = new AtomicInteger();
    private final Idempotency idempotency;
    private final Cursors cursors;

    TestResource(Idempotency idempotency, Cursors cursors) {
        this.idempotency = idempotency;
        this.cursors = cursors;
    }

    @POST
    public Response make(@HeaderParam("Idempotency-Key") String key, Thing thing) {
        return idempotency.once(key, "things", thing, () -> {
            if (thing.size() < 0) {
                throw Problem.conflict("negative", "Negative", "Send a size of 0 or more.");
            }
            return Response.status(201)
                    .entity(Map.of("number", made.incrementAndGet()))
                    .header("ETag", ETags.of(0))
                    .build();
        });
    }

    @GET
    public Response list(@QueryParam("cursor") String cursor, @QueryParam("limit") int limit, @Context UriInfo uri) {
        int size = Page.size(limit);
        int after = cursors.decode("things", cursor)
                .map(p -> Integer.parseInt(p.get(0)))
                .orElse(0);
        List<Integer> fetched = IntStream.rangeClosed(after + 1, Math.min(25, after + size + 1))
                .boxed()
                .toList();
        return cursors.page("things", fetched, size, n -> List.of("" + n)).respond(uri);
    }

    @PUT
    public Response change(@HeaderParam("If-Match") String ifMatch) {
        ETags.require(ifMatch, 3);
        return Response.noContent().build();
    }

    @GET
    @Path("/fault")
    public Response fault() {
        throw new IllegalStateException("Ada Lovelace, 07700 900123");
    }

    @GET
    @Path("/unannotated-in-spirit")
    @RolesAllowed("nobody-has-this")
    public Response closed() {
        return Response.ok().build();
    }
}
