package org.project360.intake.identity.linkage;

/** The evidence of one field in bits, and why: part of the explanation of a decision. Holds no personal data. */
public record FieldScore(String field, Level level, double bits) {}
