package org.project360.chassis.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Answers a declared body over the limit with a problem, before a byte of it is read; Quarkus alone answers nothing. */
@ApplicationScoped
class BodyLimit {

    /** Before the limit of Quarkus itself (-2). */
    private static final int PRIORITY = 1_000;

    private static final String PROBLEM =
            "{\"type\":\"urn:project360:problem:body-too-large\",\"title\":\"The body is too large\",\"status\":413,"
                    + "\"detail\":\"Send at most %d bytes.\"}";

    private final long limit;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        if (tooLarge(context.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
            context.response()
                    .setStatusCode(413)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .end(PROBLEM.formatted(limit));
        } else {
            context.next();
        }
    }

    private boolean tooLarge(@Nullable String declared) {
        try {
            return declared != null && Long.parseLong(declared) > limit;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
