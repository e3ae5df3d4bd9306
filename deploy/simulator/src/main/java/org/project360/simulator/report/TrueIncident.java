package org.project360.simulator.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.RiskGrade;
import org.project360.simulator.world.School;
import org.project360.simulator.world.World;

/**
 * What truly happened, and what a reader who missed nothing knows of it in the end. {@code event} is shared by the
 * references of one event; {@code victimNoise} is what went wrong where she was written down; {@code received} is false
 * where no good report was ever sent; {@code finalVersion} and {@code finalGrade} are those of the highest version sent.
 */
public record TrueIncident(
        String event,
        String force,
        String reference,
        World.Victim victim,
        int ofVictim,
        Instant occurredAt,
        Instant reportedAt,
        boolean fresh,
        boolean late,
        boolean historic,
        boolean test,
        boolean noCrime,
        boolean received,
        int finalVersion,
        RiskGrade finalGrade,
        List<ToldChild> children,
        List<Noise.Kind> victimNoise) {

    /** A child of the report's last version; the school is the one on whose roll the child truly is. */
    public record ToldChild(String person, @Nullable School school, Telling told) {}

    @Override
    public String toString() {
        return "TrueIncident[" + reference + "]";
    }
}
