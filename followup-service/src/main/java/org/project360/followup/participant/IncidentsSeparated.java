package org.project360.followup.participant;

import java.util.List;
import java.util.UUID;

/** A split gave these incidents back to a person. Observed in the same transaction. */
public record IncidentsSeparated(UUID personId, List<UUID> incidentIds) {}
