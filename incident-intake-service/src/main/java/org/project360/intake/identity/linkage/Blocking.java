package org.project360.intake.identity.linkage;

import static org.project360.intake.identity.linkage.Atom.BIRTH_DATE;
import static org.project360.intake.identity.linkage.Atom.BIRTH_DAY_AND_MONTH;
import static org.project360.intake.identity.linkage.Atom.BIRTH_MONTH;
import static org.project360.intake.identity.linkage.Atom.BIRTH_YEAR;
import static org.project360.intake.identity.linkage.Atom.FORENAME_END;
import static org.project360.intake.identity.linkage.Atom.FORENAME_INITIAL;
import static org.project360.intake.identity.linkage.Atom.FORENAME_SOUND;
import static org.project360.intake.identity.linkage.Atom.FORENAME_START;
import static org.project360.intake.identity.linkage.Atom.HOUSE;
import static org.project360.intake.identity.linkage.Atom.NAMES_IN_ANY_ORDER;
import static org.project360.intake.identity.linkage.Atom.POSTCODE;
import static org.project360.intake.identity.linkage.Atom.POSTCODE_AREA;
import static org.project360.intake.identity.linkage.Atom.STREET_SOUND;
import static org.project360.intake.identity.linkage.Atom.SURNAME_END;
import static org.project360.intake.identity.linkage.Atom.SURNAME_INITIAL;
import static org.project360.intake.identity.linkage.Atom.SURNAME_SOUND;
import static org.project360.intake.identity.linkage.Atom.SURNAME_START;
import static org.project360.intake.identity.linkage.Atom.TOWN_SOUND;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.project360.intake.identity.normal.Email;
import org.project360.intake.identity.normal.Phone;

/** The passes, each made so that some other slip or change of a record leaves its key as it was. */
public final class Blocking {

    /** A block of more persons than this is split by a further atom. */
    public static final int LARGEST_BLOCK = 30;

    /** So many persons are compared, those that share most keys with the record: it bounds what one report may cost. */
    public static final int MOST_PERSONS = 8;

    private static final List<BlockingPass> PASSES = List.of(
            BlockingPass.of("birth-date", List.of(BIRTH_DATE), FORENAME_INITIAL, SURNAME_INITIAL),
            BlockingPass.of("names", List.of(NAMES_IN_ANY_ORDER), BIRTH_YEAR, BIRTH_MONTH),
            BlockingPass.of("names-near", List.of(NAMES_IN_ANY_ORDER), POSTCODE_AREA, HOUSE),
            BlockingPass.of("starts", List.of(FORENAME_START, SURNAME_START), BIRTH_YEAR, POSTCODE_AREA),
            BlockingPass.of("ends", List.of(FORENAME_END, SURNAME_END), BIRTH_YEAR, POSTCODE_AREA),
            BlockingPass.of("surname-year", List.of(SURNAME_SOUND, BIRTH_YEAR), FORENAME_INITIAL, BIRTH_MONTH),
            BlockingPass.of("surname-day", List.of(SURNAME_SOUND, BIRTH_DAY_AND_MONTH), FORENAME_INITIAL),
            BlockingPass.of("forename-day", List.of(FORENAME_SOUND, BIRTH_DAY_AND_MONTH), SURNAME_INITIAL),
            BlockingPass.of("forename-month", List.of(FORENAME_SOUND, BIRTH_YEAR, BIRTH_MONTH), SURNAME_INITIAL),
            BlockingPass.of("initials-month", List.of(FORENAME_INITIAL, SURNAME_INITIAL, BIRTH_YEAR, BIRTH_MONTH)),
            BlockingPass.of("postcode-surname", List.of(POSTCODE, SURNAME_START), FORENAME_INITIAL, HOUSE),
            BlockingPass.of("postcode-forename", List.of(POSTCODE, FORENAME_SOUND), SURNAME_INITIAL, HOUSE),
            BlockingPass.of("postcode-house", List.of(POSTCODE, HOUSE), FORENAME_INITIAL, BIRTH_YEAR),
            BlockingPass.of("postcode-year", List.of(POSTCODE, BIRTH_YEAR), FORENAME_INITIAL, BIRTH_MONTH),
            BlockingPass.of("street-house", List.of(STREET_SOUND, HOUSE), TOWN_SOUND, FORENAME_INITIAL),
            BlockingPass.of("street-town", List.of(STREET_SOUND, TOWN_SOUND), FORENAME_INITIAL, BIRTH_YEAR),
            BlockingPass.of("street-postcode", List.of(STREET_SOUND, POSTCODE), FORENAME_INITIAL, BIRTH_YEAR),
            BlockingPass.of("town-surname", List.of(TOWN_SOUND, SURNAME_SOUND), FORENAME_INITIAL, BIRTH_YEAR),
            BlockingPass.of("town-forename", List.of(TOWN_SOUND, FORENAME_SOUND), BIRTH_YEAR, SURNAME_INITIAL),
            BlockingPass.of("area-surname", List.of(POSTCODE_AREA, SURNAME_SOUND), FORENAME_INITIAL, BIRTH_YEAR),
            BlockingPass.of("surname", List.of(SURNAME_SOUND), FORENAME_INITIAL, BIRTH_YEAR),
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
