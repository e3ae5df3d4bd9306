package org.project360.intake.identity;

import java.util.UUID;

/**
 * Who a mention is. {@code certain} says that the evidence identifies a person: with a bare name it never does.
 * {@code nameKey} finds the person again in another version of the same incident.
 */
public record Resolution(UUID personId, boolean isNew, boolean certain, UUID nameKey, boolean birthDateKnown) {

    /** The same mention, told to be somebody else who is stored. */
    public Resolution as(UUID other) {
        return new Resolution(other, false, certain, nameKey, birthDateKnown);
    }
}
