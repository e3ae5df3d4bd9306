package org.project360.chassis.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** The body of {@code application/problem+json}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        List<Problem.FieldError> errors,
        @JsonAnyGetter Map<String, Object> extensions) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Response of(Problem problem) {
        return Response.status(problem.status())
                .type(MEDIA_TYPE)
                .entity(new ProblemBody(
                        "urn:project360:problem:" + problem.type(),
                        problem.title(),
                        problem.status(),
                        problem.detail(),
                        problem.errors(),
                        problem.extensions()))
                .build();
    }
}
