package org.project360.simulator.report;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.intake.ReportReceipt.Outcome;
import org.project360.contracts.police.IncidentReported;
import org.project360.simulator.codec.ReportCipher;

/**
 * A message of the police system. {@code n} counts from 0 in the order of sending; {@code plaintext} is what is encrypted
 * or posted, spoilt where {@code fault} says so, and then not what {@code report} says; {@code headers} are those of the
 * Kafka record; {@code victim} is the number of whom it names: the true victim, but for a first version that names
 * somebody else. {@code delayed}: it is sent out of its turn.
 */
public record SimulatedMessage(
        long n,
        Instant sendAt,
        Channel channel,
        Kind kind,
        @Nullable Fault fault,
        boolean delayed,
        String source,
        String id,
        int victim,
        String key,
        Map<String, String> headers,
        IncidentReported report,
        byte[] plaintext) {

    /** The way in. */
    public enum Channel {
        KAFKA,
        HTTP
    }

    /** What a message is beside the others of its incident. */
    public enum Kind {
        REPORT,
        CORRECTION,
        CANCELLATION,
        EXACT_DUPLICATE,
        RESENT,
        MALFORMED
    }

    public String reference() {
        return report.incidentReference();
    }

    /** The answer that it must get. */
    public Outcome expected() {
        return switch (kind) {
            case REPORT, CORRECTION, CANCELLATION -> Outcome.ACCEPTED;
            case EXACT_DUPLICATE, RESENT -> Outcome.DUPLICATE;
            case MALFORMED -> Outcome.REJECTED;
        };
    }

    /** The value of the Kafka record: a JWE in compact serialisation. */
    public byte[] sealed(ReportCipher cipher) {
        return fault == Fault.UNDECRYPTABLE ? cipher.sealUnderAnotherKey(plaintext) : cipher.seal(plaintext);
    }

    @Override
    public String toString() {
        return "SimulatedMessage[" + n + " " + kind + " " + reference() + "]";
    }
}
