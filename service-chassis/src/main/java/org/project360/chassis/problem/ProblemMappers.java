package org.project360.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every answer that is not a success is a problem document, and none quotes what was sent. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response refused(Problem problem) {
        return ProblemBody.of(problem);
    }

    @ServerExceptionMapper
    Response unauthenticated(UnauthorizedException e) {
        return challenge("Send a bearer token of the configured identity provider.");
    }

    @ServerExceptionMapper
    Response badToken(AuthenticationFailedException e) {
        return challenge("The token is expired, malformed or not issued for this service. Fetch a new one.");
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return ProblemBody.of(new Problem(
                403, "forbidden", "Forbidden", "Your role does not allow this. Ask for the role it needs."));
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e) {
        List<Problem.FieldError> errors = e.getConstraintViolations().stream()
                .map(v -> new Problem.FieldError(pointer(v), code(v), v.getMessage()))
                .toList();
        return ProblemBody.of(new Problem(
                400,
                "invalid-request",
                "The request is not valid",
                "Correct the listed errors.",
                errors,
                java.util.Map.of()));
    }

    /** As {@link #mismatched(JsonMappingException)}: the framework has a mapper of its own for the narrower type. */
    @ServerExceptionMapper(priority = 1)
    Response mismatched(MismatchedInputException e) {
        return mismatched((JsonMappingException) e);
    }

    @ServerExceptionMapper(priority = 1)
    Response mismatched(JsonMappingException e) {
        return malformed(e.getPath().stream()
                .map(step -> "/" + (step.getFieldName() != null ? step.getFieldName() : "" + step.getIndex()))
                .collect(Collectors.joining()));
    }

    @ServerExceptionMapper(priority = 1)
    Response notJson(JsonProcessingException e) {
        return malformed("");
    }

    @ServerExceptionMapper
    Response stale(OptimisticLockException e) {
        return ProblemBody.of(new Problem(
                412, "stale", "Changed since you read it", "Read it again and repeat the request with the new ETag."));
    }

    @ServerExceptionMapper(priority = 1)
    Response other(WebApplicationException e) {
        Throwable cause = e.getCause();
        if (cause instanceof JsonMappingException mapping) {
            return mismatched(mapping);
        }
        if (cause instanceof JsonProcessingException json) {
            return notJson(json);
        }
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "HTTP " + status : known.getReasonPhrase();
        return status == 404
                ? ProblemBody.of(Problem.notFound())
                : ProblemBody.of(new Problem(status, "http-" + status, title, title + "."));
    }

    @ServerExceptionMapper
    Response fault(Throwable e) {
        UUID reference = UUID.randomUUID();
        // The message may quote data: only its kind and its place go to the log.
        StackTraceElement[] trace = e.getStackTrace();
        LOG.errorf("Fault %s: %s at %s", reference, e.getClass().getName(), trace.length > 0 ? trace[0] : "?");
        LOG.debug("fault", e);
        return ProblemBody.of(new Problem(
                500,
                "fault",
                "Something failed on our side",
                "Nothing was changed. Try again; if it stays, tell the operators this reference: " + reference));
    }

    private static Response challenge(String detail) {
        return Response.fromResponse(ProblemBody.of(new Problem(401, "unauthenticated", "Unauthenticated", detail)))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static Response malformed(String pointer) {
        return ProblemBody.of(new Problem(
                400,
                "malformed-json",
                "The body cannot be read",
                "The body is not JSON of the documented shape.",
                List.of(new Problem.FieldError(pointer, "malformed", "The value here cannot be read.")),
                java.util.Map.of()));
    }

    private static String pointer(ConstraintViolation<?> violation) {
        // The first nodes name the Java method and parameter, which are no part of the body.
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .skip(2)
                .map(node -> (node.getIndex() == null ? "" : "/" + node.getIndex()) + "/" + node.getName())
                .collect(Collectors.joining());
    }

    private static String code(ConstraintViolation<?> violation) {
        return violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName()
                .replaceAll("([a-z])([A-Z])", "$1-$2")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
