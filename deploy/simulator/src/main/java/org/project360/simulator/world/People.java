package org.project360.simulator.world;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Sex;
import org.project360.simulator.seed.Rng;
import org.project360.simulator.world.NamePool.Name;

/** Makes the people of a household; places in it are numbered: 0 victim, 1 perpetrator, 2 to 7 children, others after. */
final class People {
    private static final double MIDDLE_NAME = 0.35;
    private static final double HYPHENATED = 0.04;
    private static final double MARRIED = 0.35;
    private static final double SAME_COMMUNITY = 0.8;
    private static final double NO_PHONE = 0.06;
    private static final double EMAIL = 0.55;
    private static final int GROWN_UP = 13;
    static final int VICTIM = 0;
    static final int SECOND_VICTIM = 9;

    private final NamePool names = new NamePool();
    private final Phones phones = new Phones();
    private final LocalDate asOf;
    private final String policePrefix;

    People(WorldOptions options) {
        this.asOf = options.asOf();
        // Two worlds on one stack must not share police numbers.
        long tag = Math.floorMod(Rng.of(options.seed(), "police numbers", 0).next(), 46_656L);
        this.policePrefix = options.force() + "-P" + Long.toString(tag, 36).toUpperCase(Locale.ROOT) + "-";
    }

    Person first(int household, Sex sex, int age, Rng chance) {
        NamePool.Community community = names.community(chance);
        Name forename = names.forename(community, sex, chance);
        Name surname = NamePool.forSex(names.surname(community, chance), sex);
        String latin = surname.latin();
        String birthName = null;
        if (chance.chance(HYPHENATED)) {
            latin = latin + "-"
                    + NamePool.forSex(names.surname(community, chance), sex).latin();
        } else if (sex == Sex.FEMALE && age > 22 && chance.chance(MARRIED)) {
            birthName = NamePool.forSex(names.surname(community, chance), sex).latin();
        }
        return person(
                household, VICTIM, community, forename, surname, latin, birthName, sex, born(age, chance), chance);
    }

    /** A partner shares the surname where she took his. */
    Person partner(int household, Person victim, Sex sex, int age, Rng chance) {
        NamePool.Community community = communityLike(victim, chance);
        boolean married = victim.birthName() != null || chance.chance(0.1);
        Name surname =
                married ? new Name(victim.surname(), null) : NamePool.forSex(names.surname(community, chance), sex);
        Name forename = names.forename(community, sex, chance);
        return person(
                household, 1, community, forename, surname, surname.latin(), null, sex, born(age, chance), chance);
    }

    Person relative(int household, int place, Person of, Sex sex, int age, Rng chance) {
        NamePool.Community community = community(of);
        Name surname = new Name(of.surname(), null);
        Name forename = names.forename(community, sex, chance);
        return person(
                household, place, community, forename, surname, of.surname(), null, sex, born(age, chance), chance);
    }

    Person child(int household, int place, Person mother, @Nullable String surname, LocalDate born, Rng chance) {
        NamePool.Community community = community(mother);
        Sex sex = chance.chance(0.5) ? Sex.FEMALE : Sex.MALE;
        Name name = surname == null
                ? NamePool.forSex(names.surname(community, Rng.of(household, "father's name", 0)), sex)
                : new Name(surname, null);
        Name forename = names.forename(community, sex, chance);
        return person(household, place, community, forename, name, name.latin(), null, sex, born, chance);
    }

    /** Same surname, same day of birth, another forename. */
    Person twin(int household, Person victim, Rng chance) {
        Person twin = victim;
        while (twin.forename().equals(victim.forename())) {
            NamePool.Community community = community(victim);
            Name forename = names.forename(community, victim.sex(), chance);
            Name surname = new Name(victim.surname(), null);
            twin = person(
                    household,
                    SECOND_VICTIM,
                    community,
                    forename,
                    surname,
                    victim.surname(),
                    null,
                    victim.sex(),
                    victim.born(),
                    chance);
        }
        return twin;
    }

    /** Same forename and surname, another day of birth: father and son, mother and daughter. */
    Person namesake(int household, Person victim, int age, Rng chance) {
        return person(
                household,
                SECOND_VICTIM,
                community(victim),
                new Name(victim.forename(), null),
                new Name(victim.surname(), null),
                victim.surname(),
                null,
                victim.sex(),
                born(age, chance),
                chance);
    }

    static String id(int household, int place) {
        return "p-" + household + "-" + place;
    }

    private Person person(
            int household,
            int place,
            NamePool.Community community,
            Name forename,
            Name surname,
            String surnameInFull,
            @Nullable String birthName,
            Sex sex,
            LocalDate born,
            Rng chance) {
        boolean grownUp = born.until(asOf).getYears() >= GROWN_UP;
        String middle = chance.chance(MIDDLE_NAME)
                ? names.forename(community, sex, chance).latin()
                : null;
        String script = forename.script();
        String scriptSurname = surname.script();
        return new Person(
                id(household, place),
                policePrefix + household + (char) ('A' + place),
                community.name(),
                forename.latin(),
                middle,
                surnameInFull,
                birthName,
                script == null || scriptSurname == null ? null : new Person.ScriptName(script, scriptSurname),
                sex,
                born,
                grownUp && !chance.chance(NO_PHONE) ? List.of(phones.number(chance)) : List.of(),
                grownUp && chance.chance(EMAIL) ? email(forename.latin(), surnameInFull, household, place) : null);
    }

    private LocalDate born(int age, Rng chance) {
        return asOf.minusYears(Math.max(age, 0)).minusDays(chance.between(1, 364));
    }

    private NamePool.Community communityLike(Person victim, Rng chance) {
        return chance.chance(SAME_COMMUNITY) ? community(victim) : names.community(chance);
    }

    private NamePool.Community community(Person person) {
        return names.named(person.community());
    }

    private static String email(String forename, String surname, int household, int place) {
        String plain = Normalizer.normalize(forename + "." + surname, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace('ł', 'l');
        StringBuilder local = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '.' || ('a' <= c && c <= 'z')) {
                local.append(c);
            }
        }
        return local.append(household)
                .append((char) ('a' + place))
                .append("@example.org")
                .toString();
    }
}
