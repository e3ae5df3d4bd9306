package org.project360.followup.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The answer to one item: a value, or the code that says why there is none. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(@Nullable String value, @Nullable Missing missing) {

    @Override
    public String toString() {
        return "Answer[***]";
    }
}
