package org.project360.intake.identity;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Incidents whose victim is told to be {@code separated} and not the person whose ids are {@code from}; with what reports
 * of these incidents say about the victim, and what the reports that stay say. {@code told} by somebody, or else by the records
 * alone: then further records may tell another thing.
 */
public record Separation(
        Set<UUID> incidents,
        Set<UUID> from,
        UUID separated,
        List<PersonRecord> going,
        List<PersonRecord> staying,
        boolean told) {

    @Override
    public String toString() {
        return "Separation[***]";
    }
}
