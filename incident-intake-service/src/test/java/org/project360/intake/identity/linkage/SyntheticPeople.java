package org.project360.intake.identity.linkage;

import static org.project360.intake.identity.linkage.Records.at;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.normal.BirthDate;
import org.project360.intake.identity.normal.Names;

/** People in households, reported once to four times with slips, seeded. */
final class SyntheticPeople {

    private static final String[] STARTS = "bra,cel,dor,fen,gal,har,jun,kel,lor,mar,nor,pel,ros,sal,tam,vin".split(",");
    private static final String[] MIDDLES = "bi,da,fo,ga,li,ma,ne,po,ra,si,ta,vo".split(",");
    private static final String[] ENDS = "na,th,n,lle,ck,ra,s,wyn,ton,ley".split(",");

    record Labelled(NormalRecord record, int person) {}

    private final SplittableRandom random;
    private final List<Labelled> records = new ArrayList<>();
    private int persons;

    private SyntheticPeople(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static List<Labelled> of(long seed, int households) {
        SyntheticPeople people = new SyntheticPeople(seed);
        for (int i = 0; i < households; i++) {
            people.household();
        }
        people.shuffle();
        return people.records;
    }

    private void household() {
        String surname = word() + one(ENDS);
        String line = (1 + random.nextInt(150)) + " " + word() + " Road";
        String postcode = "ZZ" + random.nextInt(60) + " " + random.nextInt(10) + letter() + letter();
        for (int i = random.nextInt(3); i >= 0; i--) {
            person(word(), surname, line, postcode);
        }
    }

    private void person(String forename, String surname, String line, String postcode) {
        int person = persons++;
        int year = 1935 + random.nextInt(70);
        int month = 1 + random.nextInt(12);
        int day = 1 + random.nextInt(28);
        for (int i = random.nextInt(4); i >= 0; i--) {
            boolean moved = random.nextInt(8) == 0;
            String now = moved ? (1 + random.nextInt(150)) + " " + word() + " Road" : line;
            BirthDate born = random.nextInt(12) == 0
                    ? null
                    : random.nextInt(15) == 0
                            ? BirthDate.of(year, month, 1 + random.nextInt(28))
                            : BirthDate.of(year, month, day);
            records.add(new Labelled(
                    NormalRecord.of(Part.VICTIM, Names.of(slip(forename), slip(surname)), born)
                            .living(List.of(at(now, postcode))),
                    person));
        }
    }

    private @Nullable String slip(String text) {
        int place = random.nextInt(text.length() - 1);
        return switch (random.nextInt(14)) {
            case 0 -> text.substring(0, place) + text.substring(place + 1);
            case 1 -> text.substring(0, place) + letter() + text.substring(place);
            default -> text;
        };
    }

    private String word() {
        return one(STARTS) + one(MIDDLES) + one(ENDS);
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }

    private char letter() {
        return (char) ('a' + random.nextInt(26));
    }

    private void shuffle() {
        for (int i = records.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            Labelled moved = records.set(i, records.get(other));
            records.set(other, moved);
        }
    }
}
