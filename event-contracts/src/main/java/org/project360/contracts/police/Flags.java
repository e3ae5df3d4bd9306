package org.project360.contracts.police;

import java.util.List;

/**
 * {@code noCrime}: withdrawn by the police as not having happened; {@code historicImport}: counts as history, triggers
 * nothing; {@code test}: a test record that must never reach a person.
 */
public record Flags(List<HighRiskMarker> highRiskMarkers, boolean noCrime, boolean historicImport, boolean test) {

    @Override
    public String toString() {
        return "Flags[***]";
    }
}
