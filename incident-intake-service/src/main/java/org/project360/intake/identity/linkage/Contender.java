package org.project360.intake.identity.linkage;

import java.util.List;
import java.util.UUID;

/**
 * Somebody a record may be of: {@code bits} are the log-odds of that, {@code fields} the evidence against her closest
 * record. Holds no personal data.
 */
public record Contender(UUID person, double bits, List<FieldScore> fields) {}
