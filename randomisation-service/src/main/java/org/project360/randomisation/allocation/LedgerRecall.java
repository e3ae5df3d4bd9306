package org.project360.randomisation.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Topics;
import org.project360.contracts.randomisation.LedgerRow;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialDesign;

/**
 * Gives published allocations back their places in strata and ledger; knows no database. Each arm is compared with the
 * function of its place, each published row with its keyed hash. Rows that follow on the ledger's end come back to the byte.
 * Behind a row that was lost before it was published the chain is made anew, and a row whose forerunner in the stratum was
 * lost waits until that place has been drawn for again. Entries of emergency lists wait for nobody: their places are their
 * own.
 */
final class LedgerRecall {

    /** What follows from the trial's secret; {@code seal} seals a draw to its allocation, {@code open} opens it. */
    record Keys(
            StratumDraws draws,
            LedgerHash hash,
            BiFunction<UUID, Draw, byte[]> seal,
            BiFunction<UUID, byte[], Draw> open) {}

    private final Trial trial;
    private final Keys keys;
    private final long length;
    private final Map<String, Place> places;
    private final Unchained unchained;
    private final Map<UUID, Draw> drawn = new HashMap<>();
    private final Map<UUID, LedgerEntry> rows = new HashMap<>();
    private final List<LedgerEntry> chained = new ArrayList<>();

    /** {@code length} is that of the stored ledger, {@code places} and {@code unchained} are as stored. */
    LedgerRecall(Trial trial, Keys keys, long length, Map<String, Place> places, Unchained unchained) {
        this.trial = trial;
        this.keys = keys;
        this.length = length;
        this.places = new HashMap<>(places);
        this.unchained = unchained;
    }

    /** Takes the first publication of an allocation that the database does not know, in the order of the ledger. */
    void take(Publication publication) {
        String stratum = publication.made().stratum();
        Place place = placeOf(publication);
        Draw draw = minimised(stratum) ? told(publication, place) : keys.draws().draw(stratum, place);
        if (trial.design().arms().get(draw.arm()).arm() != publication.made().arm()) {
            throw new RecallImpossible("The arm published for allocation " + publication.allocationId()
                    + " is not the function of its place: the secret is another, or the topic was altered.");
        }
        LedgerEntry row = row(publication, draw);
        drawn.put(row.allocationId(), draw);
        rows.put(row.allocationId(), row);
        if (ListStratum.is(stratum) || place.equals(places.get(stratum))) {
            chain(row, draw.next());
        } else {
            unchained.add(row);
        }
    }

    private boolean minimised(String stratum) {
        return trial.design().method() == TrialDesign.Method.MINIMISATION && !ListStratum.is(stratum);
    }

    /**
     * What minimisation drew depended on rows that may be lost: the published row is believed, for it carries the keyed hash.
     * Where there is none the arm is known and its probability is not.
     */
    private Draw told(Publication publication, Place place) {
        LedgerRow row = publication.ledgerRow();
        Place next = keys.draws().next(publication.made().stratum(), place);
        if (row != null) {
            byte[] sealed = HexFormat.of().parseHex(row.sealedDraw());
            return keys.open().apply(publication.allocationId(), sealed).at(place, next);
        }
        int[] certain = new int[trial.design().arms().size()];
        int arm = 0;
        while (trial.design().arms().get(arm).arm() != publication.made().arm()) {
            arm++;
        }
        certain[arm] = 1;
        return new Draw(arm, place, next, certain);
    }

    private Place placeOf(Publication publication) {
        if (ListStratum.is(publication.made().stratum())) {
            return ListStratum.place(
                    keys.draws(),
                    publication.made().stratum(),
                    publication.made().sequence());
        }
        Place place = places.get(publication.made().stratum());
        if (place == null || publication.made().sequence() < place.sequence()) {
            throw new RecallImpossible("The place of published allocation " + publication.allocationId()
                    + " belongs to another in this database.");
        }
        while (place.sequence() < publication.made().sequence()) {
            place = keys.draws().next(publication.made().stratum(), place);
        }
        return place;
    }

    private void chain(LedgerEntry first, Place behind) {
        LedgerEntry row = first;
        Place next = behind;
        while (row != null) {
            chained.add(row.at(length + chained.size() + 1));
            row = unchained.take(first.stratum(), next.sequence());
            if (row != null) {
                next = keys.draws().next(first.stratum(), next);
            }
        }
        places.put(first.stratum(), next);
    }

    private LedgerEntry row(Publication publication, Draw draw) {
        LedgerRow published = publication.ledgerRow();
        if (published == null) {
            return entry(publication, draw, made(publication, draw));
        }
        LedgerEntry row = entry(publication, draw, published);
        byte[] hash = keys.hash().next(HexFormat.of().parseHex(published.previous()), row);
        if (!Arrays.equals(hash, HexFormat.of().parseHex(published.hash()))) {
            throw new RecallImpossible("The ledger row published with allocation " + publication.allocationId()
                    + " does not carry this trial's hash.");
        }
        return row;
    }

    private LedgerEntry entry(Publication publication, Draw draw, LedgerRow row) {
        var made = publication.made();
        return new LedgerEntry(
                row.index(),
                trial.id(),
                trial.trialVersion(),
                made.allocationId(),
                made.unitId(),
                made.personId(),
                made.incidentId(),
                row.covariates(),
                row.ruleSetVersion(),
                row.method(),
                made.stratum(),
                made.sequence(),
                draw.place().blockIndex(),
                HexFormat.of().parseHex(row.sealedDraw()),
                row.actor(),
                row.sourceTopic(),
                row.sourcePartition(),
                row.sourceOffset(),
                made.allocatedAt());
    }

    /** Where only somebody who came again was published, or no row was: the row tells what is known, and whence. */
    private LedgerRow made(Publication publication, Draw draw) {
        Map<String, String> covariates = new TreeMap<>();
        for (String part : publication.made().stratum().split("\\|", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                covariates.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return new LedgerRow(
                1,
                Covariates.write(covariates),
                "recalled",
                trial.design().method().name(),
                HexFormat.of().formatHex(keys.seal().apply(publication.allocationId(), draw)),
                "system:randomisation",
                Topics.RANDOMISATION_ALLOCATION_MADE,
                publication.partition(),
                publication.offset(),
                "",
                "");
    }

    /** The draw of an allocation that was written back; null if it was known. */
    @Nullable
    Draw drawOf(UUID allocationId) {
        return drawn.get(allocationId);
    }

    /** The row of an allocation that was written back; null if it was known. */
    @Nullable
    LedgerEntry rowOf(UUID allocationId) {
        return rows.get(allocationId);
    }

    int units() {
        return rows.size();
    }

    /** Rows to add to the ledger, in order. */
    List<LedgerEntry> chained() {
        return chained;
    }

    /** Rows that wait, those that waited before included. */
    Unchained unchained() {
        return unchained;
    }

    Map<String, Place> places() {
        return places;
    }
}
