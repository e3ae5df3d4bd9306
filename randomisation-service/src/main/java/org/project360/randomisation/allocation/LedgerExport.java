package org.project360.randomisation.allocation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialDesign;

/**
 * A trial's ledger as a file that can be verified without the service, and replayed once the secret is revealed. Hashes are
 * lower-case hexadecimal.
 */
public record LedgerExport(String format, OfTrial trial, List<Row> rows, Head head) {

    /** The only format there is. */
    public static final String FORMAT = "p360-ledger-export-v1";

    public LedgerExport {
        rows = List.copyOf(rows);
    }

    /** The trial; {@code design} is there only where nobody is blind to block sizes any more. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfTrial(
            UUID id,
            int version,
            String secretSha256,
            @Nullable TrialDesign design) {

        static OfTrial blind(Trial trial) {
            return of(trial, null);
        }

        static OfTrial open(Trial trial) {
            return of(trial, trial.design());
        }

        private static OfTrial of(Trial trial, @Nullable TrialDesign told) {
            String sha256 = trial.secretSha256().map(HexFormat.of()::formatHex).orElseThrow();
            return new OfTrial(trial.id(), trial.trialVersion(), sha256, told);
        }
    }

    /**
     * One row. {@code hash} is the service's keyed chain ({@link LedgerHash}), {@code armProof} commits to the arm
     * ({@link LedgerKeys#armProof}), {@code publicHash} chains all of it for everybody ({@link PublicHash}).
     * {@code blockIndex}, {@code arm} and {@code openHash}, which chains these two ({@link PublicHash}), are there only where
     * nobody is blind any more.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"index", "stratum", "sequence", "blockIndex", "arm"})
    public record Row(
            long index,
            String stratum,
            long sequence,
            @Nullable Long blockIndex,
            @Nullable Arm arm,
            UUID allocationId,
            UUID unitId,
            UUID personId,
            UUID incidentId,
            String covariates,
            String ruleSetVersion,
            String method,
            String sealedDraw,
            String actor,
            String sourceTopic,
            int sourcePartition,
            long sourceOffset,
            Instant allocatedAt,
            String armProof,
            String hash,
            String publicHash,
            @Nullable String openHash) {

        static Row of(LedgerEntry entry, boolean open, Arm arm, String proof, byte[] hash) {
            return new Row(
                    entry.index(),
                    entry.stratum(),
                    entry.sequence(),
                    open ? entry.blockIndex() : null,
                    open ? arm : null,
                    entry.allocationId(),
                    entry.unitId(),
                    entry.personId(),
                    entry.incidentId(),
                    entry.covariates(),
                    entry.ruleSetVersion(),
                    entry.method(),
                    HexFormat.of().formatHex(entry.sealedDraw()),
                    entry.actor(),
                    entry.sourceTopic(),
                    entry.sourcePartition(),
                    entry.sourceOffset(),
                    entry.allocatedAt(),
                    proof,
                    HexFormat.of().formatHex(hash),
                    "",
                    null);
        }

        Row chained(String publicHash, @Nullable String openHash) {
            return new Row(
                    index,
                    stratum,
                    sequence,
                    blockIndex,
                    arm,
                    allocationId,
                    unitId,
                    personId,
                    incidentId,
                    covariates,
                    ruleSetVersion,
                    method,
                    sealedDraw,
                    actor,
                    sourceTopic,
                    sourcePartition,
                    sourceOffset,
                    allocatedAt,
                    armProof,
                    hash,
                    publicHash,
                    openHash);
        }

        LedgerEntry entry(OfTrial trial, long block) {
            return new LedgerEntry(
                    index,
                    trial.id(),
                    trial.version(),
                    allocationId,
                    unitId,
                    personId,
                    incidentId,
                    covariates,
                    ruleSetVersion,
                    method,
                    stratum,
                    sequence,
                    block,
                    HexFormat.of().parseHex(sealedDraw),
                    actor,
                    sourceTopic,
                    sourcePartition,
                    sourceOffset,
                    allocatedAt);
        }

        @Override
        public String toString() {
            return "Row[" + index + "]";
        }
    }

    /** The end: {@code signature} is {@link LedgerKeys#signature}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Head(
            long length,
            String hash,
            String publicHash,
            String signature,
            @Nullable String openHash) {}
}
