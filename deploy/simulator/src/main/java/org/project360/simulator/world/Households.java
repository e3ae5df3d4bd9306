package org.project360.simulator.world;

import static org.project360.contracts.Relationship.CHILD;
import static org.project360.contracts.Relationship.FORMER_PARTNER;
import static org.project360.contracts.Relationship.OTHER_FAMILY;
import static org.project360.contracts.Relationship.PARENT;
import static org.project360.contracts.Relationship.PARTNER;
import static org.project360.contracts.Relationship.SIBLING;
import static org.project360.contracts.Relationship.UNKNOWN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Relationship;
import org.project360.contracts.Sex;
import org.project360.simulator.seed.Rng;
import org.project360.simulator.world.Household.Pupil;

/** Makes the household of a number, each time the same. Nothing is kept: a national year has a million of them. */
final class Households {
    private static final List<Relationship> RELATIONSHIPS =
            List.of(PARTNER, FORMER_PARTNER, PARENT, CHILD, SIBLING, OTHER_FAMILY, UNKNOWN);
    private static final double[] RELATIONSHIP_SHARES = {0.45, 0.32, 0.05, 0.08, 0.05, 0.03, 0.02};
    private static final double[] CHILDREN_SHARES = {0.36, 0.25, 0.23, 0.11, 0.05};
    private static final double FEMALE_VICTIM = 0.78;
    private static final double UNDER_SIXTEEN = 0.004;
    private static final double TWIN_CHILD = 0.03;
    private static final double OTHER_SURNAME_OF_CHILD = 0.25;
    private static final double GRANDPARENT = 0.08;
    private static final double MOVED = 0.18;
    /** One man, several women: the former partner here is the perpetrator of two households before. */
    private static final double SERIAL_PERPETRATOR = 0.12;

    private final long seed;
    private final LocalDate asOf;
    private final Places places;
    private final Schools schools;
    private final People people;

    Households(WorldOptions options, Places places, Schools schools) {
        this.seed = options.seed();
        this.asOf = options.asOf();
        this.places = places;
        this.schools = schools;
        this.people = new People(options);
    }

    Household make(int number, boolean withSecondVictim) {
        Rng chance = Rng.of(seed, "household", number);
        int town = places.town(chance);
        List<Home> homes = homes(town, chance);
        int age = victimAge(chance);
        Person victim = people.first(number, chance.chance(FEMALE_VICTIM) ? Sex.FEMALE : Sex.MALE, age, chance);
        Relationship relationship = relationship(age, chance);
        List<Pupil> children = children(number, town, victim, age, relationship, chance);
        List<Person> others = chance.chance(GRANDPARENT)
                ? List.of(people.relative(number, 8, victim, Sex.FEMALE, age + 26, chance))
                : List.of();
        Rng abuse = Rng.of(seed, "perpetrator", number);
        Person perpetrator = perpetrator(number, victim, age, relationship, abuse);
        Home elsewhere = relationship == FORMER_PARTNER || relationship == OTHER_FAMILY
                ? places.home(places.town(abuse), null, abuse)
                : null;
        Person second = withSecondVictim ? second(number, victim, age) : null;
        return new Household(number, homes, victim, second, perpetrator, elsewhere, relationship, children, others);
    }

    private List<Home> homes(int town, Rng chance) {
        LocalDate since = asOf.minusDays(chance.between(400, 5000));
        List<Home> homes = new ArrayList<>();
        homes.add(places.home(town, chance.chance(0.3) ? null : since, chance));
        if (chance.chance(MOVED)) {
            LocalDate moved = asOf.plusDays(chance.between(-390, 200));
            homes.add(places.home(chance.chance(0.7) ? town : places.town(chance), moved, chance));
        }
        return List.copyOf(homes);
    }

    private static int victimAge(Rng chance) {
        if (chance.chance(UNDER_SIXTEEN)) {
            return 15;
        }
        return Math.min(16 + (int) (chance.unit() * 14 + chance.exponential(14)), 92);
    }

    private static Relationship relationship(int age, Rng chance) {
        Relationship drawn = RELATIONSHIPS.get(chance.weighted(RELATIONSHIP_SHARES));
        if (drawn == CHILD && age < 40) {
            return PARTNER;
        }
        return drawn == PARENT && age > 45 ? SIBLING : drawn;
    }

    private List<Pupil> children(int number, int town, Person mother, int age, Relationship relationship, Rng chance) {
        List<Pupil> children = new ArrayList<>();
        int oldest = Math.min(17, age - 17);
        int count = oldest < 0 || age > 58 || relationship == PARENT ? 0 : chance.weighted(CHILDREN_SHARES);
        String surname = chance.chance(OTHER_SURNAME_OF_CHILD) ? null : mother.surname();
        LocalDate born = LocalDate.EPOCH;
        for (int i = 0; i < count; i++) {
            boolean twin = i > 0 && chance.chance(TWIN_CHILD);
            born = twin ? born : asOf.minusYears(chance.between(0, oldest)).minusDays(chance.between(1, 360));
            Person child = people.child(number, 2 + i, mother, surname, born, chance);
            children.add(new Pupil(child, schools.of(town, schoolAge(born), chance)));
        }
        return List.copyOf(children);
    }

    /** The age that a school counts: that on the 31st of August before. */
    private int schoolAge(LocalDate born) {
        LocalDate august = LocalDate.of(asOf.getYear(), 8, 31);
        return born.until(august.isAfter(asOf) ? august.minusYears(1) : august).getYears();
    }

    private @Nullable Person perpetrator(int number, Person victim, int age, Relationship relationship, Rng chance) {
        Sex other = victim.sex() == Sex.FEMALE ? Sex.MALE : Sex.FEMALE;
        Sex sex = chance.chance(0.94) ? other : victim.sex();
        return switch (relationship) {
            case UNKNOWN -> null;
            case PARTNER, FORMER_PARTNER ->
                relationship == FORMER_PARTNER && number % 4 == 2 && chance.chance(SERIAL_PERPETRATOR)
                        ? make(number - 2, false).perpetrator()
                        : people.partner(number, victim, sex, Math.max(17, age + chance.between(-4, 9)), chance);
            case PARENT -> people.relative(number, 1, victim, sex, age + chance.between(19, 36), chance);
            case CHILD -> people.relative(number, 1, victim, Sex.MALE, Math.max(18, age - 24), chance);
            case SIBLING, OTHER_FAMILY ->
                people.relative(number, 1, victim, Sex.MALE, Math.max(17, age + chance.between(-6, 8)), chance);
        };
    }

    /** Whom linkage takes for the first: a twin sister, a mother or daughter, a father and son of one name. */
    private Person second(int number, Person victim, int age) {
        Rng chance = Rng.of(seed, "second victim", number);
        return switch (chance.below(3)) {
            case 0 -> people.twin(number, victim, chance);
            case 1 -> people.namesake(number, victim, age < 40 ? age + 24 : age - 22, chance);
            default ->
                people.relative(
                        number, People.SECOND_VICTIM, victim, Sex.FEMALE, age < 40 ? age + 25 : age - 23, chance);
        };
    }
}
