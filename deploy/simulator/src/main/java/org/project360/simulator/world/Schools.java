package org.project360.simulator.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.project360.simulator.seed.Rng;

/**
 * The sub-region's schools, numbered from 900001, the same for every seed, so that one register serves all runs. The first is a primary and the second a secondary of the largest town,
 * both open. Some share a name across towns, some have a closed twin of the same name.
 */
public final class Schools {
    private static final long SEED = 360;
    private static final int FIRST_URN = 900_001;
    private static final int OLDEST = 18;
    private static final double CHURCH = 0.4;
    private static final double CLOSED_TWIN = 0.06;
    private static final double AT_NO_SCHOOL = 0.02;
    private static final double IN_ANOTHER_TOWN = 0.06;

    private enum Kind {
        NURSERY("Nursery", "Local authority nursery school", 2, 4, "Nursery School"),
        PRIMARY("Primary", "Community school", 4, 11, "Primary School"),
        INFANT("Primary", "Community school", 4, 7, "Infant School"),
        JUNIOR("Primary", "Community school", 7, 11, "Junior School"),
        SECONDARY("Secondary", "Academy converter", 11, 18, "Academy"),
        ALL_THROUGH("All-through", "Other independent school", 4, 18, "School"),
        SPECIAL("Not applicable", "Community special school", 5, 18, "Special School"),
        COLLEGE("16 plus", "Further education", 16, 99, "College");

        private final String phase;
        private final String type;
        private final int low;
        private final int high;
        private final String suffix;

        Kind(String phase, String type, int low, int high, String suffix) {
            this.phase = phase;
            this.type = type;
            this.low = low;
            this.high = high;
            this.suffix = suffix;
        }
    }

    private static final double[] SHARES = {0.04, 0.52, 0.07, 0.07, 0.18, 0.04, 0.05, 0.03};

    private final Places places;
    private final List<School> all = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final List<List<List<School>>> byTownAndAge = new ArrayList<>();
    private final List<List<School>> byAge = new ArrayList<>();

    Schools(int count, Places places) {
        this.places = places;
        Rng chance = Rng.of(SEED, "schools", 0);
        add(Kind.PRIMARY, School.Status.OPEN, 0, chance);
        add(Kind.SECONDARY, School.Status.OPEN, 0, chance);
        while (all.size() < count) {
            addOne(chance);
        }
        for (int town = 0; town < places.towns(); town++) {
            byTownAndAge.add(byAge(town));
        }
        for (int age = 0; age <= OLDEST; age++) {
            byAge.add(open(age, all));
        }
    }

    /** All, open or not. */
    public List<School> all() {
        return List.copyOf(all);
    }

    /** The school of a child: as a rule one of its town; none before the age for school, and for a few after. */
    @Nullable
    School of(int town, int age, Rng chance) {
        if (age > OLDEST || age < 3 || chance.chance(AT_NO_SCHOOL)) {
            return null;
        }
        List<School> near = byTownAndAge.get(town).get(age);
        List<School> choice = near.isEmpty() || chance.chance(IN_ANOTHER_TOWN) ? byAge.get(age) : near;
        return choice.isEmpty() ? null : chance.pick(choice);
    }

    private void addOne(Rng chance) {
        Kind kind = Kind.values()[chance.weighted(SHARES)];
        int town = places.town(chance);
        School.Status status = switch (chance.weighted(0.92, 0.03, 0.03, 0.02)) {
            case 1 -> School.Status.CLOSED;
            case 2 -> School.Status.CLOSING;
            case 3 -> School.Status.PROPOSED;
            default -> School.Status.OPEN;
        };
        School school = add(kind, status, town, chance);
        if (school.isOpen() && chance.chance(CLOSED_TWIN)) {
            twin(school);
        }
    }

    private School add(Kind kind, School.Status status, int town, Rng chance) {
        int street = chance.below(400);
        String name;
        boolean church = chance.chance(CHURCH);
        do {
            name = name(kind, church, town, chance);
        } while (!taken.add(town + name));
        School school = new School(
                Integer.toString(FIRST_URN + all.size()),
                places.authority(town),
                places.authorityName(town),
                2000 + all.size(),
                name,
                church && kind == Kind.PRIMARY ? "Voluntary aided school" : kind.type,
                status,
                kind.phase,
                kind.low,
                kind.high,
                town,
                places.street(street),
                places.townName(town),
                places.postcode(town, street));
        all.add(school);
        return school;
    }

    /** The same school before it became an academy, as the register keeps it. */
    private void twin(School open) {
        all.add(new School(
                Integer.toString(FIRST_URN + all.size()),
                open.authority(),
                open.authorityName(),
                2000 + all.size(),
                open.name(),
                open.type(),
                School.Status.CLOSED,
                open.phase(),
                open.lowAge(),
                open.highAge(),
                open.town(),
                open.street(),
                open.townName(),
                open.postcode()));
    }

    private String name(Kind kind, boolean church, int town, Rng chance) {
        if (church && kind != Kind.COLLEGE && kind != Kind.NURSERY) {
            String faith = chance.chance(0.6) ? " Church of England " : " Catholic ";
            return chance.pick(places.saints()) + faith + kind.suffix;
        }
        String place = chance.chance(0.3)
                ? places.townName(town)
                : places.street(chance.below(400)).replaceFirst(" \\S+$", "");
        return place + (chance.chance(0.15) ? " Community " : " ") + kind.suffix;
    }

    private List<List<School>> byAge(int town) {
        List<School> here = all.stream().filter(school -> school.town() == town).toList();
        List<List<School>> lists = new ArrayList<>();
        for (int age = 0; age <= OLDEST; age++) {
            lists.add(open(age, here));
        }
        return lists;
    }

    private static List<School> open(int age, List<School> schools) {
        return schools.stream()
                .filter(school -> school.isOpen() && school.takes(age))
                .toList();
    }
}
