package org.project360.randomisation.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.randomisation.Arm;

/**
 * An arm and its part of the ratio.
 *
 * @param ceiling units of the arm that are never passed, at least 1; none if it is null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArmShare(Arm arm, int ratio, @Nullable Integer ceiling) {

    /** Without a ceiling of its own. */
    public ArmShare(Arm arm, int ratio) {
        this(arm, ratio, null);
    }
}
