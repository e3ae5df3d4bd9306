package org.project360.chassis.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.config.ChassisConfig;

/**
 * Answers a declared body over the limit with a problem, before a byte of it is read; Quarkus alone answers nothing. A
 * service that takes whole files somewhere names those paths: the limit of Quarkus then holds for them, and the small one
 * for every other path, whether a length is declared or not.
 */
@ApplicationScoped
class BodyLimit {

    /** Before the limit of Quarkus itself (-2). */
    private static final int PRIORITY = 1_000;

    private static final String PROBLEM =
            "{\"type\":\"urn:project360:problem:body-too-large\",\"title\":\"The body is too large\",\"status\":413,"
                    + "\"detail\":\"Send at most %d bytes.\"}";

    /** After Quarkus has noted its own limit (-2), before anybody reads. */
    private static final int AFTER_QUARKUS = 1;

    /** Where Quarkus notes the limit of a body of undeclared length. */
    private static final String NOTED = VertxHttpRecorder.MAX_REQUEST_SIZE_KEY;

    private final long largest;
    private final long small;
    private final List<String> largePaths;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest, ChassisConfig config) {
        this.largest = largest.asLongValue();
        this.small = config.http().smallBody().asLongValue();
        this.largePaths = config.http().largeBodyPaths().orElse(List.of());
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
        filters.register(this::note, AFTER_QUARKUS);
    }

    private long limit(RoutingContext context) {
        String path = context.normalizedPath();
        return largePaths.isEmpty() || largePaths.contains(path) ? largest : Math.min(small, largest);
    }

    private void note(RoutingContext context) {
        context.put(NOTED, limit(context));
        context.next();
    }

    private void check(RoutingContext context) {
        long limit = limit(context);
        if (tooLarge(context.request().getHeader(HttpHeaders.CONTENT_LENGTH), limit)) {
            context.response()
                    .setStatusCode(413)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .end(PROBLEM.formatted(limit));
        } else {
            context.next();
        }
    }

    private static boolean tooLarge(@Nullable String declared, long limit) {
        try {
            return declared != null && Long.parseLong(declared) > limit;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
