package org.project360.randomisation.emergency;

import java.util.List;
import java.util.UUID;
import org.project360.contracts.randomisation.Arm;

/** The sealed entries of a list as a file that is kept where the service is not: see {@link EntrySeal}. */
public record ListFile(String format, UUID trialId, UUID listId, List<Arm> arms, List<Sealed> entries) {

    /** The only format there is. */
    public static final String FORMAT = "p360-emergency-list-v1";

    /** One entry, opened by its code alone. */
    public record Sealed(int entry, String jwe) {}
}
