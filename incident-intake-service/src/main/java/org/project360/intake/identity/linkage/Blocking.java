package org.project360.intake.identity.linkage;

import static org.project360.intake.identity.linkage.Atom.BIRTH_DATE;
import static org.project360.intake.identity.linkage.Atom.BIRTH_DAY_AND_MONTH;
import static org.project360.intake.identity.linkage.Atom.BIRTH_MONTH;
import static org.project360.intake.identity.linkage.Atom.BIRTH_YEAR;
import static org.project360.intake.identity.linkage.Atom.FORENAME_INITIAL;
import static org.project360.intake.identity.linkage.Atom.FORENAME_SOUND;
import static org.project360.intake.identity.linkage.Atom.HOUSE;
import static org.project360.intake.identity.linkage.Atom.NAMES_IN_ANY_ORDER;
import static org.project360.intake.identity.linkage.Atom.POSTCODE;
import static org.project360.intake.identity.linkage.Atom.STREET_SOUND;
import static org.project360.intake.identity.linkage.Atom.SURNAME_INITIAL;
import static org.project360.intake.identity.linkage.Atom.SURNAME_SOUND;
import static org.project360.intake.identity.linkage.Atom.SURNAME_START;
import static org.project360.intake.identity.linkage.Atom.TOWN_SOUND;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.project360.intake.identity.normal.Email;
import org.project360.intake.identity.normal.Phone;

/**
 * The passes, each made so that some other slip or change of a record leaves its key as it was. Each key is a look-up far off in a
 * large index: that is what grows with the store. A pass is there where without it somebody would be missed.
 */
public final class Blocking {

    /** A block of more persons than this is split by a further atom. */
    public static final int LARGEST_BLOCK = 30;

    /** So many persons are compared at most, those that share most keys with the record: it bounds what a report may cost. */
    public static final int MOST_PERSONS = 8;

    /** Who shares a smaller part than one in so many of the keys that the first of them shares is like many others. */
    public static final int LEAST_PART = 5;

    /** Who shares a block with so few is compared, however few keys she shares. */
    public static final int RARE_BLOCK = 2;

    private static final List<BlockingPass> PASSES = List.of(
            BlockingPass.of("birth-date", List.of(BIRTH_DATE), FORENAME_INITIAL, SURNAME_INITIAL),
            BlockingPass.of("names", List.of(NAMES_IN_ANY_ORDER), BIRTH_YEAR, BIRTH_MONTH),
            BlockingPass.of("surname-year", List.of(SURNAME_SOUND, BIRTH_YEAR), FORENAME_INITIAL, BIRTH_MONTH),
            BlockingPass.of("forename-day", List.of(FORENAME_SOUND, BIRTH_DAY_AND_MONTH), SURNAME_INITIAL),
            BlockingPass.of("postcode-surname", List.of(POSTCODE, SURNAME_START), FORENAME_INITIAL, HOUSE),
            BlockingPass.of("postcode-forename", List.of(POSTCODE, FORENAME_SOUND), SURNAME_INITIAL, HOUSE),
            BlockingPass.of("postcode-house", List.of(POSTCODE, HOUSE), FORENAME_INITIAL, BIRTH_YEAR),
            BlockingPass.of("postcode-year", List.of(POSTCODE, BIRTH_YEAR), FORENAME_INITIAL, BIRTH_MONTH),
            BlockingPass.of("street-house", List.of(STREET_SOUND, HOUSE), TOWN_SOUND, FORENAME_INITIAL),
            BlockingPass.of("phone", Kind.PHONE, Blocking::phones, List.of(), FORENAME_INITIAL),
            BlockingPass.of("email", Kind.EMAIL, Blocking::emails, List.of(), FORENAME_INITIAL),
            BlockingPass.of("police-id", Kind.POLICE_ID, Blocking::policeIds, List.of()),
            BlockingPass.of(
                    "extra-surname",
                    Kind.EXTRA,
                    Blocking::extras,
                    List.of(SURNAME_SOUND),
                    FORENAME_INITIAL,
                    BIRTH_YEAR),
            BlockingPass.of(
                    "extra-forename",
                    Kind.EXTRA,
                    Blocking::extras,
                    List.of(FORENAME_SOUND),
                    SURNAME_INITIAL,
                    BIRTH_YEAR),
            BlockingPass.of(
                    "extra-day",
                    Kind.EXTRA,
                    Blocking::extras,
                    List.of(BIRTH_DAY_AND_MONTH),
                    BIRTH_YEAR,
                    FORENAME_INITIAL),
            BlockingPass.of(
                    "extra-town", Kind.EXTRA, Blocking::extras, List.of(TOWN_SOUND), FORENAME_INITIAL, BIRTH_YEAR));

    private Blocking() {}

    /**
     * Whether a person is to be compared.
     *
     * @param shared how many keys she shares
     * @param most how many the one shares who shares most
     * @param smallest how many persons the smallest block is of that she was found in
     */
    static boolean mayTell(int shared, int most, int smallest) {
        return shared * LEAST_PART >= most || smallest <= RARE_BLOCK;
    }

    /** The keys of a record; a pass for which it lacks something gives none. */
    public static List<BlockingKey> keys(NormalRecord record) {
        List<BlockingKey> keys = new ArrayList<>(PASSES.size());
        PASSES.forEach(pass -> pass.addKeys(record, keys));
        return keys;
    }

    static List<BlockingPass> passes() {
        return PASSES;
    }

    private static List<String> phones(NormalRecord record) {
        return record.contacts().phones().stream().map(Phone::last).distinct().toList();
    }

    private static List<String> emails(NormalRecord record) {
        return record.contacts().emails().stream().map(Email::local).distinct().toList();
    }

    private static List<String> policeIds(NormalRecord record) {
        return record.policeIds().entrySet().stream()
                .map(e -> e.getKey() + "/" + e.getValue())
                .toList();
    }

    private static List<String> extras(NormalRecord record) {
        return IntStream.range(0, record.extras().size())
                .filter(i -> record.extras().get(i).isPresent())
                .mapToObj(i -> i + ":" + record.extras().get(i).orElseThrow().sound())
                .toList();
    }
}
