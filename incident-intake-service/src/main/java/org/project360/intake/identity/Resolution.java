package org.project360.intake.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a mention is. {@code certain} says that the evidence identifies a person: with a bare name it never does, and a
 * possible match leaves it open until somebody has looked. {@code nameKey} finds the person again in another version of
 * the same incident. {@code likeness} is there for victims alone.
 */
public record Resolution(
        UUID personId,
        boolean isNew,
        boolean certain,
        UUID nameKey,
        boolean birthDateKnown,
        @Nullable Likeness likeness) {

    /** The same mention, told to be somebody else who is stored. */
    public Resolution as(UUID other) {
        return new Resolution(other, false, certain, nameKey, birthDateKnown, likeness);
    }

    @Override
    public String toString() {
        return "Resolution[" + personId + "]";
    }
}
