package org.project360.intake.identity.bench;

import java.util.ArrayList;
import java.util.List;
import org.project360.intake.identity.PersonRecord;

/** What the bench links: each mention on an occasion of its own, so that none is the same as another. */
final class BenchMentions {

    private final BenchPeople people;
    private long occasions;

    BenchMentions(BenchPeople people) {
        this.people = people;
    }

    /** Seven of ten are stored and changed since, three are new; none can be found by an exact key. */
    List<PersonRecord> likely(long count, long persons) {
        List<PersonRecord> mentions = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            boolean stored = occasions % 10 < 7;
            mentions.add(changed(stored ? at(occasions, count, persons) : 4_000_000_000L + occasions));
        }
        return mentions;
    }

    /** All are stored, under a police id that is known. */
    List<PersonRecord> known(long count, long persons) {
        List<PersonRecord> mentions = new ArrayList<>();
        while (mentions.size() < count) {
            long number = at(occasions++, count, persons);
            if (people.hasPoliceId(number)) {
                mentions.add(people.again(number));
            }
        }
        return mentions;
    }

    /** This person, changed since. */
    PersonRecord changed(long number) {
        return people.changed(number, occasions++);
    }

    /** Someone stored, spread over all of them. */
    static long at(long occasion, long count, long persons) {
        return Math.floorMod(occasion * 0x9E37_79B9_7F4A_7C15L + count, persons);
    }
}
