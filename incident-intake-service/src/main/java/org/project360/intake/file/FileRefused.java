package org.project360.intake.file;

import java.util.List;
import org.project360.chassis.problem.Problem.FieldError;

/** A file of which nothing is taken; codes and places, no value of the file. */
final class FileRefused extends RuntimeException {

    private final transient List<FieldError> errors;

    FileRefused(List<FieldError> errors) {
        super(errors.get(0).code(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    FileRefused(String code, String message) {
        this(List.of(new FieldError("", code, message)));
    }

    static FileRefused empty() {
        return new FileRefused("file-empty", "There is nothing in the file.");
    }

    List<FieldError> errors() {
        return errors;
    }
}
