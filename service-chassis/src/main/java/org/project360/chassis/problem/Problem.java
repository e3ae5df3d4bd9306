package org.project360.chassis.problem;

import java.util.List;
import java.util.Map;

/**
 * A refusal over HTTP (RFC 9457). {@code type} is a stable slug that clients may code against; {@code title} is the same
 * for every occurrence; {@code detail} says what to do and quotes no personal value.
 */
public class Problem extends RuntimeException {

    /** One error: JSON pointer (RFC 6901), closed code, words. */
    public record FieldError(String pointer, String code, String message) {}

    private final int status;
    private final String type;
    private final String title;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> extensions;

    public Problem(int status, String type, String title, String detail) {
        this(status, type, title, detail, List.of(), Map.of());
    }

    public Problem(
            int status,
            String type,
            String title,
            String detail,
            List<FieldError> errors,
            Map<String, Object> extensions) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.title = title;
        this.errors = List.copyOf(errors);
        this.extensions = Map.copyOf(extensions);
    }

    /** 404, the same for what does not exist and what the caller may not see. */
    public static Problem notFound() {
        return new Problem(404, "not-found", "Not found", "There is nothing here that you may see.");
    }

    /** 409: the request is understood and the state of the thing forbids it. */
    public static Problem conflict(String type, String title, String detail) {
        return new Problem(409, type, title, detail);
    }

    /** 422: the request can never succeed as it is. */
    public static Problem unprocessable(String type, String detail, List<FieldError> errors) {
        return new Problem(422, type, "The request cannot be processed", detail, errors, Map.of());
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }
}
