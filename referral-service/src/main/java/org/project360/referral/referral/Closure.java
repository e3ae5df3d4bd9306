package org.project360.referral.referral;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;
import org.project360.chassis.problem.Problem.FieldError;

/** A request to close; {@code text} explains {@code other}, {@code supervisorReason} lets a lead give up early. */
public record Closure(
        @NotNull ClosureReason reason,
        @Nullable @Size(max = 2000) String text,
        @Nullable @Size(max = 2000) String supervisorReason,
        @NotNull ExitForm exit) {

    /** 422 with every error at its place. */
    void requireComplete() {
        List<FieldError> errors = new ArrayList<>(exit.errors());
        if (reason == ClosureReason.OTHER && (text == null || text.isBlank())) {
            errors.add(new FieldError("/text", "missing", "Say what the other reason is."));
        }
        if (!errors.isEmpty()) {
            throw Problem.unprocessable("incomplete-closure", "Correct the listed errors.", errors);
        }
    }

    public boolean hasSupervisorReason() {
        return supervisorReason != null && !supervisorReason.isBlank();
    }

    @Override
    public String toString() {
        return "Closure[***]";
    }
}
