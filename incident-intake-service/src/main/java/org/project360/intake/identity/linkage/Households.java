package org.project360.intake.identity.linkage;

/**
 * What a model knows of people who live together. {@code pairProbability} is the probability that two random records are
 * of two people at one address; {@code familyRule} tells whether {@link HouseholdRule} keeps a family apart. It is off
 * only where the records that the model was fitted from hold no households, so that a different forename at one address is
 * a slip; for records that say more than those it is on nevertheless ({@link Caution}).
 */
public record Households(double pairProbability, boolean familyRule) {}
