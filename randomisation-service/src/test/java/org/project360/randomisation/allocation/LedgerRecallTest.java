package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.AllocationRecovery;
import org.project360.contracts.randomisation.Arm;
import org.project360.contracts.randomisation.LedgerRow;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialDesign.Unit;
import org.project360.randomisation.trial.TrialFixture;

/** Forty draws in two strata were published; a database that knows the first ten gets the others back. */
class LedgerRecallTest {

    private static final byte[] SECRET = new byte[32];
    private static final String A = "grade=MEDIUM|priorBand=2-3";
    private static final String B = "grade=STANDARD|priorBand=4-7";
    private static final int KNOWN = 10;

    private final Trial trial = TrialFixture.plainOpen(Unit.HOUSEHOLD, 1000);
    private final List<Chained> ledger = ledger(40);

    @Test
    void rowsThatFollowComeBackToTheByte() {
        LedgerRecall recall = recall(KNOWN);
        published(KNOWN, 40).forEach(recall::take);

        assertThat(Chained.to(head(KNOWN), recall.chained(), new LedgerHash(SECRET)).stream()
                        .map(row -> HexFormat.of().formatHex(row.hash())))
                .containsExactlyElementsOf(ledger.subList(KNOWN, 40).stream()
                        .map(row -> HexFormat.of().formatHex(row.hash()))
                        .toList());
        assertThat(recall.unchained().rows()).isEmpty();
        assertThat(recall.places()).isEqualTo(places(40));
        assertThat(recall.units()).isEqualTo(30);
    }

    /** Row 15 is of stratum A: the later rows of A wait for its place, those of B do not. */
    @Test
    void rowsBehindALostDrawOfTheirStratumWaitForIt() {
        LedgerRecall recall = recall(KNOWN);
        published(KNOWN, 40).stream().filter(one -> one.ledgerIndex() != 15).forEach(recall::take);

        assertThat(recall.chained().stream().map(LedgerEntry::index))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(11, 10 + recall.chained().size())
                                .mapToObj(Long::valueOf)
                                .toList());
        assertThat(recall.chained().stream()
                        .filter(row -> row.stratum().equals(A))
                        .map(LedgerEntry::sequence))
                .containsExactly(6L, 7L);
        assertThat(recall.chained().stream()
                        .filter(row -> row.stratum().equals(B))
                        .map(LedgerEntry::sequence))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(6, 20).mapToObj(Long::valueOf).toList());
        assertThat(recall.unchained().rows().stream().map(LedgerEntry::sequence))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(9, 20).mapToObj(Long::valueOf).toList());
        assertThat(recall.places().get(A).sequence()).isEqualTo(8);
        assertThat(recall.places().get(B)).isEqualTo(places(40).get(B));
    }

    @Test
    void theNextDrawTakesTheLostPlaceAndThoseWhoWaitedFollow() {
        LedgerRecall recall = recall(KNOWN);
        published(KNOWN, 40).stream().filter(one -> one.ledgerIndex() != 15).forEach(recall::take);
        Known known = new Known(new HashMap<>(), new HashMap<>(), new HashMap<>(), new java.util.HashSet<>())
                .with(recall.unchained());
        AllocationRound round = new AllocationRound(
                trial,
                known,
                recall.places(),
                new Room(trial.design(), trial.ceiling(), 39, new int[2]),
                t -> new PermutedBlocks(SECRET, t.id(), t.trialVersion(), t.design()),
                UUID::randomUUID);
        round.take(Candidates.fresh());
        round.take(Candidates.fresh());

        Outcome lost = round.outcomes().get(0);
        assertThat(lost.allotted().sequence()).isEqualTo(8);
        assertThat(lost.allotted().arm()).isEqualTo(arm(A, 8));
        assertThat(round.followers(lost.allotted().allocationId()).stream().map(LedgerEntry::sequence))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(9, 20).mapToObj(Long::valueOf).toList());
        assertThat(round.outcomes().get(1).allotted().sequence()).isEqualTo(21);
        assertThat(round.outcomes().get(1).allotted().arm()).isEqualTo(arm(A, 21));
        assertThat(known.unchained().rows()).isEmpty();
        assertThat(round.places().get(A).sequence()).isEqualTo(22);
    }

    /** Of row 15 only somebody who came again was published: her arm was told, so its place is hers. */
    @Test
    void aDrawOfWhichOnlyARepetitionWasPublishedKeepsItsPlace() {
        LedgerRecall recall = recall(KNOWN);
        List<Publication> publications = new ArrayList<>(published(KNOWN, 40));
        AllocationMade lost = publications.get(4).made();
        publications.set(4, again(lost));
        publications.sort(java.util.Comparator.comparingLong(Publication::ledgerIndex));
        publications.forEach(recall::take);

        assertThat(recall.unchained().rows()).isEmpty();
        assertThat(recall.places()).isEqualTo(places(40));
        LedgerEntry row = recall.rowOf(lost.allocationId());
        assertThat(row.sequence()).isEqualTo(8);
        assertThat(row.covariates()).isEqualTo("{\"grade\":\"MEDIUM\",\"priorBand\":\"2-3\"}");
        assertThat(row.sourceTopic()).isEqualTo("randomisation.allocation-made.v1");
        assertThat(row.sourceOffset()).isEqualTo(77);
        assertThat(recall.chained().stream()
                        .filter(one -> one.stratum().equals(A))
                        .map(LedgerEntry::sequence))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(6, 20).mapToObj(Long::valueOf).toList());
    }

    /** Two entries of an emergency list, with a gap before each: they wait for nobody, and no other place moves. */
    @Test
    void entriesOfAnEmergencyListComeBackWithTheirGaps() {
        UUID list = UUID.randomUUID();
        LedgerRecall recall = recall(KNOWN);
        for (long entry : new long[] {2, 5}) {
            LedgerEntry row = ledger.get(0).entry();
            recall.take(publication(Chained.to(
                            head(KNOWN),
                            List.of(new LedgerEntry(
                                    KNOWN + entry,
                                    row.trialId(),
                                    1,
                                    UUID.randomUUID(),
                                    UUID.randomUUID(),
                                    UUID.randomUUID(),
                                    UUID.randomUUID(),
                                    row.covariates(),
                                    row.ruleSetVersion(),
                                    row.method(),
                                    "emergency=" + list,
                                    entry,
                                    blockOf("emergency=" + list, entry),
                                    row.sealedDraw(),
                                    "desk",
                                    row.sourceTopic(),
                                    0,
                                    entry,
                                    row.allocatedAt())),
                            new LedgerHash(SECRET))
                    .get(0)));
        }
        published(KNOWN, 40).forEach(recall::take);

        assertThat(recall.unchained().rows()).isEmpty();
        assertThat(recall.chained().stream().map(LedgerEntry::index))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(11, 42).mapToObj(Long::valueOf).toList());
        assertThat(recall.chained().subList(0, 2).stream().map(LedgerEntry::sequence))
                .containsExactly(2L, 5L);
        assertThat(recall.places()).containsAllEntriesOf(places(40));
    }

    private long blockOf(String stratum, long sequence) {
        Place place = Place.FIRST;
        while (place.sequence() < sequence) {
            place = draws().draw(stratum, place).next();
        }
        return place.blockIndex();
    }

    @Test
    void refusesWhatContradictsTheDatabaseOrTheSecret() {
        Publication next = published(KNOWN, KNOWN + 1).get(0);
        Arm other = next.made().arm() == Arm.TREATMENT ? Arm.CONTROL : Arm.TREATMENT;
        AllocationRecovery recovery = next.made().recovery();
        LedgerRow row = recovery.ledgerRow();
        LedgerRow edited = new LedgerRow(
                row.index(),
                "{}",
                row.ruleSetVersion(),
                row.method(),
                row.sealedDraw(),
                row.actor(),
                row.sourceTopic(),
                row.sourcePartition(),
                row.sourceOffset(),
                row.previous(),
                row.hash());

        assertThatThrownBy(() -> recall(KNOWN).take(with(next.made(), other, recovery)))
                .isInstanceOf(RecallImpossible.class)
                .hasMessageContaining("not the function of its place")
                .hasMessageNotContainingAny("TREATMENT", "CONTROL");
        assertThatThrownBy(() -> recall(KNOWN)
                        .take(with(
                                next.made(),
                                next.made().arm(),
                                new AllocationRecovery(true, recovery.reportedAt(), edited))))
                .isInstanceOf(RecallImpossible.class)
                .hasMessageContaining("does not carry this trial's hash");
        assertThatThrownBy(() -> recall(KNOWN + 1).take(next))
                .isInstanceOf(RecallImpossible.class)
                .hasMessageContaining("belongs to another");
    }

    private LedgerRecall recall(int known) {
        return new LedgerRecall(
                trial,
                new LedgerRecall.Keys(
                        draws(), new LedgerHash(SECRET), (id, draw) -> new byte[] {1, 2, 3}, (id, bytes) -> {
                            throw new AssertionError("Permuted blocks follow from their place");
                        }),
                known,
                places(known),
                new Unchained());
    }

    private Arm arm(String stratum, int sequence) {
        String all = new SecondImplementation(SECRET, trial.id().toString(), 1, List.of(4, 6, 8), 1, 1)
                .sequence(stratum, sequence);
        return all.charAt(sequence - 1) == 'T' ? Arm.TREATMENT : Arm.CONTROL;
    }

    private StratumDraws draws() {
        return new PermutedBlocks(SECRET, trial.id(), 1, trial.design());
    }

    private LedgerHead head(int length) {
        return new LedgerHead(length, ledger.get(length - 1).hash());
    }

    /** The place of the next draw in each stratum after so many rows. */
    private Map<String, Place> places(int rows) {
        StratumDraws draws = draws();
        Map<String, Place> places =
                trial.design().strata().stream().collect(Collectors.toMap(s -> s, s -> Place.FIRST));
        for (int i = 0; i < rows; i++) {
            String stratum = i % 2 == 0 ? A : B;
            places.put(stratum, draws.draw(stratum, places.get(stratum)).next());
        }
        return places;
    }

    private List<Chained> ledger(int rows) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            Place place = places(i).get(i % 2 == 0 ? A : B);
            entries.add(new LedgerEntry(
                    i + 1L,
                    trial.id(),
                    1,
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    "{\"force\":\"SYN-01\"}",
                    "2026-01",
                    "PERMUTED_BLOCKS",
                    i % 2 == 0 ? A : B,
                    place.sequence(),
                    place.blockIndex(),
                    new byte[] {(byte) i, 9},
                    "system:randomisation",
                    "intake.candidate-identified.v1",
                    i % 6,
                    i,
                    Instant.parse("2026-03-02T09:00:00.000001Z").plusSeconds(i)));
        }
        return Chained.to(LedgerHead.EMPTY, entries, new LedgerHash(SECRET));
    }

    private List<Publication> published(int from, int to) {
        return ledger.subList(from, to).stream().map(this::publication).toList();
    }

    private Publication publication(Chained row) {
        LedgerEntry entry = row.entry();
        AllocationMade made = new AllocationMade(
                entry.allocationId(),
                trial.id(),
                entry.incidentId(),
                entry.personId(),
                entry.unitId(),
                entry.stratum(),
                entry.sequence(),
                arm(entry.stratum(), (int) entry.sequence()),
                false,
                entry.allocatedAt());
        return with(
                made, made.arm(), new AllocationRecovery(true, Instant.parse("2026-03-02T08:00:00Z"), row.published()));
    }

    private static Publication with(AllocationMade made, Arm arm, AllocationRecovery recovery) {
        return new Publication(
                new AllocationMade(
                        made.allocationId(),
                        made.trialId(),
                        made.incidentId(),
                        made.personId(),
                        made.unitId(),
                        made.stratum(),
                        made.sequence(),
                        arm,
                        made.represented(),
                        made.allocatedAt(),
                        recovery),
                0,
                made.sequence());
    }

    private static Publication again(AllocationMade made) {
        return new Publication(
                new AllocationMade(
                        made.allocationId(),
                        made.trialId(),
                        UUID.randomUUID(),
                        made.personId(),
                        made.unitId(),
                        made.stratum(),
                        made.sequence(),
                        made.arm(),
                        true,
                        made.allocatedAt().plusSeconds(100),
                        new AllocationRecovery(false, Instant.parse("2026-03-02T08:30:00Z"), null)),
                2,
                77);
    }
}
