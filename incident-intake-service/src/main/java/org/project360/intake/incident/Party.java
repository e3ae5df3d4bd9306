package org.project360.intake.incident;

import java.util.UUID;
import org.project360.intake.identity.Resolution;
import org.project360.intake.identity.Role;

/**
 * Somebody in an incident; {@code place} counts from 0 within the role, as reported. {@code personId} is whom the report
 * told, {@code currentId} who stands for that person since a merge.
 */
record Party(UUID incidentId, Role role, int place, Resolution who, UUID currentId) {

    UUID personId() {
        return who.personId();
    }
}
