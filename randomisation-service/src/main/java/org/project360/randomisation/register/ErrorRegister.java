package org.project360.randomisation.register;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The register of a trial as a file beside its ledger, blind: errors by type, but for those withdrawn, and one by one, clinical overrides as a number,
 * for who got which service instead would tell arms.
 */
record ErrorRegister(
        String format,
        UUID trialId,
        Map<ErrorType, Long> counts,
        long clinicalOverrides,
        List<TrialError.View> errors) {

    /** The only format there is. */
    static final String FORMAT = "p360-register-export-v1";

    static ErrorRegister of(UUID trialId, List<TrialError> errors, long clinicalOverrides) {
        Map<ErrorType, Long> counts = new EnumMap<>(ErrorType.class);
        for (ErrorType type : ErrorType.values()) {
            counts.put(type, 0L);
        }
        List<TrialError.View> views = errors.stream().map(TrialError::view).toList();
        views.stream()
                .filter(error -> error.withdrawnAt() == null)
                .forEach(error -> counts.merge(error.type(), 1L, Long::sum));
        return new ErrorRegister(FORMAT, trialId, counts, clinicalOverrides, views);
    }
}
