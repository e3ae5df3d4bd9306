package org.project360.randomisation.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A covariate to stratify or to minimise by, and the levels that it may have.
 *
 * @param weight minimisation: how much it counts, at least 0; 1 if none is named
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Factor(
        String name, List<String> levels, @Nullable Double weight) {
    public Factor {
        levels = List.copyOf(levels);
    }

    /** To stratify by. */
    public Factor(String name, List<String> levels) {
        this(name, levels, null);
    }
}
