package org.project360.notification.school;

import java.util.List;
import org.project360.chassis.problem.Problem;

/** The whole file is refused, and the register stays as it was. */
final class RegisterUnusable extends RuntimeException {

    private final String code;
    private final List<String> columns;

    private RegisterUnusable(String code, String message, List<String> columns) {
        super(message, null, false, false);
        this.code = code;
        this.columns = List.copyOf(columns);
    }

    static RegisterUnusable missing(List<String> columns) {
        return new RegisterUnusable(
                "columns-missing", "The file lacks columns: " + String.join(", ", columns) + ".", columns);
    }

    static RegisterUnusable unreadable() {
        return new RegisterUnusable("unreadable", "The file is not well-formed CSV, or a field never ends.", List.of());
    }

    static RegisterUnusable empty() {
        return new RegisterUnusable("empty", "The file has no usable line.", List.of());
    }

    Problem problem() {
        return Problem.unprocessable(
                "register-" + code,
                getMessage() + " The register stays as it was.",
                columns.stream()
                        .map(column ->
                                new Problem.FieldError("", "column-missing", "Column " + column + " is missing."))
                        .toList());
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
