package org.project360.randomisation.allocation;

import java.util.UUID;
import org.project360.randomisation.trial.TrialDesign;

/**
 * The stratum of an emergency list, {@code emergency=<list id>}: a stratum of its own, so that no other draw depends on which
 * entries were used. Entry k is its draw k. Entries that nobody used leave gaps in its sequence, which never goes back.
 */
public final class ListStratum {

    /** No list has more entries. */
    public static final int MOST_ENTRIES = 200;

    private static final String PREFIX = TrialDesign.EMERGENCY + "=";

    private ListStratum() {}

    static String of(UUID listId) {
        return PREFIX + listId;
    }

    static boolean is(String stratum) {
        return stratum.startsWith(PREFIX);
    }

    /** Where the entry of this sequence is drawn; the last one there can be for whatever lies behind it. */
    static Place place(StratumDraws draws, String stratum, long sequence) {
        Place place = Place.FIRST;
        while (place.sequence() < Math.min(sequence, MOST_ENTRIES)) {
            place = draws.next(stratum, place);
        }
        return place;
    }

    /** Whether a draw of the stratum may follow the one of sequence {@code before}, 0 where there was none. */
    static boolean follows(String stratum, long before, long sequence) {
        return is(stratum) ? sequence > before && sequence <= MOST_ENTRIES : sequence == before + 1;
    }
}
