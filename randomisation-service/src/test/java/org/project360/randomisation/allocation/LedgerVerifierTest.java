package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.project360.randomisation.allocation.LedgerVerifier.Break;
import org.project360.randomisation.allocation.LedgerVerifier.Stored;

class LedgerVerifierTest {

    private static final byte[] SECRET = new byte[32];

    static {
        for (int i = 0; i < 32; i++) {
            SECRET[i] = (byte) i;
        }
    }

    private final List<Stored> ledger = chain(SECRET, 10);
    private final LedgerHead head = head(ledger);

    /** Computed by another implementation, in another language, from the documented form. */
    @Test
    void hashesTheDocumentedForm() {
        LedgerEntry entry = new LedgerEntry(
                1,
                id(1),
                1,
                id(2),
                id(3),
                id(4),
                id(5),
                "{\"grade\":\"MEDIUM\",\"priorBand\":\"2-3\"}",
                "2026-01",
                "PERMUTED_BLOCKS",
                "grade=MEDIUM|priorBand=2-3",
                1,
                0,
                new byte[] {0, 1, 2, (byte) 255},
                "system:randomisation",
                "intake.candidate-identified.v1",
                4,
                4711,
                Instant.parse("2026-03-02T09:00:00.123456Z"));
        assertThat(HexFormat.of().formatHex(new LedgerHash(SECRET).next(new byte[32], entry)))
                .isEqualTo("63459f0724bc6de97c6366a8326e45d5c6a2f698269b816e3cc5134794c20803");
    }

    @Test
    void acceptsAnUntouchedLedgerAndAnEmptyOne() {
        assertThat(verify(ledger, head)).isEmpty();
        assertThat(verify(List.of(), LedgerHead.EMPTY)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("edits")
    void findsAnEditOfAnyField(UnaryOperator<LedgerEntry> edit) {
        Stored row = ledger.get(4);
        ledger.set(4, new Stored(edit.apply(row.entry()), row.previous(), row.hash(), true));

        assertThat(verify(ledger, head)).contains(new Break(5, "row altered"));
    }

    @Test
    void findsAGap() {
        ledger.remove(4);

        assertThat(verify(ledger, head)).contains(new Break(5, "row missing"));
    }

    @Test
    void findsAGapThatWasClosedByRenumbering() {
        ledger.remove(4);
        for (int i = 4; i < ledger.size(); i++) {
            Stored row = ledger.get(i);
            ledger.set(i, new Stored(at(row.entry(), i + 1), row.previous(), row.hash(), true));
        }

        assertThat(verify(ledger, head))
                .hasValueSatisfying(b -> assertThat(b.index()).isEqualTo(5));
    }

    @Test
    void findsTwoRowsThatChangedPlaces() {
        Stored fourth = ledger.get(3);
        Stored seventh = ledger.get(6);
        ledger.set(3, new Stored(at(seventh.entry(), 4), seventh.previous(), seventh.hash(), true));
        ledger.set(6, new Stored(at(fourth.entry(), 7), fourth.previous(), fourth.hash(), true));

        assertThat(verify(ledger, head)).hasValueSatisfying(b -> {
            assertThat(b.index()).isEqualTo(4);
            assertThat(b.what()).startsWith("does not follow");
        });
    }

    @Test
    void findsAnInsertedRow() {
        ledger.add(5, ledger.get(4));

        assertThat(verify(ledger, head))
                .hasValueSatisfying(b -> assertThat(b.index()).isEqualTo(6));
    }

    @Test
    void findsATruncatedTail() {
        assertThat(verify(ledger.subList(0, 7), head)).contains(new Break(8, "the end of the ledger is missing"));
        assertThat(verify(List.of(), head)).contains(new Break(1, "the end of the ledger is missing"));
    }

    @Test
    void findsRowsBehindTheEndAndAnEndThatIsAnother() {
        assertThat(verify(ledger, head(ledger.subList(0, 7))))
                .contains(new Break(8, "rows behind the end of the ledger"));
        assertThat(verify(ledger, new LedgerHead(10, new byte[32])))
                .contains(new Break(10, "not the row that the ledger ended with"));
    }

    @Test
    void findsAChainMadeAgainWithoutTheSecret() {
        List<Stored> forged = chain(new byte[32], 10);

        assertThat(verify(forged, head(forged))).contains(new Break(1, "row altered"));
    }

    /** Whoever holds the secret can chain anew, but not out of sequence. */
    @Test
    void findsASequenceThatJumps() {
        List<LedgerEntry> entries = ledger.stream().map(Stored::entry).collect(java.util.stream.Collectors.toList());
        entries.remove(4);
        List<LedgerEntry> renumbered = new ArrayList<>();
        entries.forEach(entry -> renumbered.add(at(entry, renumbered.size() + 1)));
        List<Stored> again = chained(SECRET, renumbered);

        assertThat(verify(again, head(again))).contains(new Break(5, "out of sequence in its stratum"));
    }

    @Test
    void findsARowWithoutItsAllocation() {
        Stored row = ledger.get(2);
        ledger.set(2, new Stored(row.entry(), row.previous(), row.hash(), false));

        assertThat(verify(ledger, head)).contains(new Break(3, "the allocation it records is missing or altered"));
    }

    static Stream<UnaryOperator<LedgerEntry>> edits() {
        UUID other = UUID.randomUUID();
        return Stream.of(
                e -> with(e, 2, other, "x"),
                e -> edit(e, other, e.unitId(), e.personId(), e.incidentId(), e.sealedDraw(), e.allocatedAt()),
                e -> edit(e, e.allocationId(), other, e.personId(), e.incidentId(), e.sealedDraw(), e.allocatedAt()),
                e -> edit(e, e.allocationId(), e.unitId(), other, e.incidentId(), e.sealedDraw(), e.allocatedAt()),
                e -> edit(e, e.allocationId(), e.unitId(), e.personId(), other, e.sealedDraw(), e.allocatedAt()),
                e -> edit(e, e.allocationId(), e.unitId(), e.personId(), e.incidentId(), new byte[42], e.allocatedAt()),
                e -> edit(
                        e,
                        e.allocationId(),
                        e.unitId(),
                        e.personId(),
                        e.incidentId(),
                        e.sealedDraw(),
                        e.allocatedAt().plusNanos(1000)),
                e -> with(e, e.trialVersion(), e.trialId(), "{\"grade\":\"STANDARD\"}"));
    }

    private static LedgerEntry with(LedgerEntry e, int version, UUID trial, String covariates) {
        return new LedgerEntry(
                e.index(),
                trial,
                version,
                e.allocationId(),
                e.unitId(),
                e.personId(),
                e.incidentId(),
                covariates,
                e.ruleSetVersion(),
                e.method(),
                e.stratum(),
                e.sequence(),
                e.blockIndex(),
                e.sealedDraw(),
                e.actor(),
                e.sourceTopic(),
                e.sourcePartition(),
                e.sourceOffset(),
                e.allocatedAt());
    }

    private static LedgerEntry edit(
            LedgerEntry e, UUID allocation, UUID unit, UUID person, UUID incident, byte[] draw, Instant at) {
        return new LedgerEntry(
                e.index(),
                e.trialId(),
                e.trialVersion(),
                allocation,
                unit,
                person,
                incident,
                e.covariates(),
                e.ruleSetVersion(),
                e.method(),
                e.stratum(),
                e.sequence(),
                e.blockIndex(),
                draw,
                e.actor(),
                e.sourceTopic(),
                e.sourcePartition(),
                e.sourceOffset(),
                at);
    }

    private static LedgerEntry at(LedgerEntry e, long index) {
        return new LedgerEntry(
                index,
                e.trialId(),
                e.trialVersion(),
                e.allocationId(),
                e.unitId(),
                e.personId(),
                e.incidentId(),
                e.covariates(),
                e.ruleSetVersion(),
                e.method(),
                e.stratum(),
                e.sequence(),
                e.blockIndex(),
                e.sealedDraw(),
                e.actor(),
                e.sourceTopic(),
                e.sourcePartition(),
                e.sourceOffset(),
                e.allocatedAt());
    }

    private static List<Stored> chain(byte[] secret, int length) {
        List<LedgerEntry> entries = new ArrayList<>();
        UUID trial = UUID.randomUUID();
        for (int i = 1; i <= length; i++) {
            entries.add(new LedgerEntry(
                    i,
                    trial,
                    1,
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    "{\"grade\":\"MEDIUM\"}",
                    "2026-01",
                    "PERMUTED_BLOCKS",
                    "grade=MEDIUM",
                    i,
                    (i - 1) / 4,
                    new byte[] {(byte) i},
                    "system:randomisation",
                    "topic",
                    0,
                    i,
                    Instant.parse("2026-03-02T09:00:00Z").plusSeconds(i)));
        }
        return chained(secret, entries);
    }

    private static List<Stored> chained(byte[] secret, List<LedgerEntry> entries) {
        LedgerHash hash = new LedgerHash(secret);
        List<Stored> rows = new ArrayList<>();
        byte[] previous = new byte[32];
        for (LedgerEntry entry : entries) {
            byte[] next = hash.next(previous, entry);
            rows.add(new Stored(entry, previous, next, true));
            previous = next;
        }
        return rows;
    }

    private static LedgerHead head(List<Stored> rows) {
        Stored last = rows.get(rows.size() - 1);
        return new LedgerHead(rows.size(), last.hash());
    }

    private static Optional<Break> verify(List<Stored> rows, LedgerHead head) {
        LedgerVerifier verifier = new LedgerVerifier(new LedgerHash(SECRET));
        for (Stored row : rows) {
            Optional<Break> broken = verifier.next(row);
            if (broken.isPresent()) {
                return broken;
            }
        }
        return verifier.end(head);
    }

    private static UUID id(int n) {
        return UUID.fromString("03600000-0000-7000-8000-%012d".formatted(n));
    }
}
