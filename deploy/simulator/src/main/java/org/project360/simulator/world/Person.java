package org.project360.simulator.world;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Sex;

/**
 * A person as she truly is. {@code id} is the truth's own; {@code scriptName} is forename and surname in her community's
 * script, where that is not Latin; {@code birthName} a surname she no longer uses.
 */
public record Person(
        String id,
        String policeId,
        String community,
        String forename,
        @Nullable String middleNames,
        String surname,
        @Nullable String birthName,
        @Nullable ScriptName scriptName,
        Sex sex,
        LocalDate born,
        List<String> phones,
        @Nullable String email) {

    /** A name in a script other than Latin. */
    public record ScriptName(String forename, String surname) {}

    /** Whole years at the day. */
    public int age(LocalDate day) {
        return born.until(day).getYears();
    }

    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
