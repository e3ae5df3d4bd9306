package org.project360.intake.identity.linkage;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What linkage found, with all that explains it. {@code person} is whom the record is certainly or possibly of;
 * {@code bits} the log-odds of that, {@code fields} the evidence against the person's closest record, of which with
 * {@code priorBits} the score of that pair is the sum. {@code considered} are all persons that were compared, best first.
 * Where it is possible, {@code contenders} are the persons it may be of, best first, with their evidence.
 * {@code sameAs} are other persons whom the record is of as certainly, and of whom no record tells that they are not the same.
 * {@code contested}: several persons are certainly like the record, or one is whose other records speak against it. Then all their
 * records tell who is who ({@link Regrouping}).
 */
public record Decision(
        Grade grade,
        Reason reason,
        @Nullable UUID person,
        double bits,
        double priorBits,
        List<FieldScore> fields,
        List<UUID> sameAs,
        boolean contested,
        List<PersonScore> considered,
        List<Contender> contenders,
        String modelVersion) {

    public double probability() {
        return Log2.probability(bits);
    }

    @Override
    public String toString() {
        return "Decision[" + grade + ", " + reason + ", " + person + "]";
    }
}
