package org.project360.chassis.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a listing; {@code next} is the cursor of the page after it, absent on the last. */
public record Page<T>(List<T> items, @Nullable String next) {

    /** The largest page anybody gets. */
    public static final int LARGEST = 200;

    /** The page size to use for a wish: at least 1, at most {@link #LARGEST}. */
    public static int size(int wish) {
        return Math.max(1, Math.min(LARGEST, wish));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }

    /** The answer: {@code {"items": [...]}} with {@code Link: rel=next} (RFC 8288) while there is more. */
    public Response respond(UriInfo uri) {
        return respond(uri, Map.of());
    }

    /** The same with more beside the items. */
    public Response respond(UriInfo uri, Map<String, ?> beside) {
        Map<String, Object> body = new LinkedHashMap<>(beside);
        body.put("items", items);
        Response.ResponseBuilder response = Response.ok(body).header("Cache-Control", "no-store");
        if (next != null) {
            response.link(
                    uri.getRequestUriBuilder().replaceQueryParam("cursor", next).build(), "next");
        }
        return response.build();
    }
}
