package org.project360.simulator.report;

import static org.project360.simulator.report.Noise.Kind.ADDRESS_MISSING;
import static org.project360.simulator.report.Noise.Kind.ADDRESS_OLD;
import static org.project360.simulator.report.Noise.Kind.BIRTH_DATE_DIGIT;
import static org.project360.simulator.report.Noise.Kind.BIRTH_DATE_MISSING;
import static org.project360.simulator.report.Noise.Kind.BIRTH_DATE_SWAPPED;
import static org.project360.simulator.report.Noise.Kind.NAME_TYPO;
import static org.project360.simulator.report.Noise.Kind.NAME_VARIANT;
import static org.project360.simulator.report.Noise.Kind.NATIVE_SCRIPT;
import static org.project360.simulator.report.Noise.Kind.PHONE_MISSING;
import static org.project360.simulator.report.Noise.Kind.POLICE_ID_MISSING;
import static org.project360.simulator.report.Noise.Kind.POLICE_ID_SECOND;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Address;
import org.project360.contracts.PersonDetails;
import org.project360.simulator.seed.Rng;
import org.project360.simulator.world.Home;
import org.project360.simulator.world.Person;

/** A person as one officer writes her down on one day. */
final class Observer {
    private static final double HOME_BEFORE_IS_KNOWN = 0.4;
    private static final double MIDDLE_NAME_IS_ASKED = 0.6;

    private final Noise noise;
    private final NameNoise names = new NameNoise();
    private final AddressNoise addresses;

    Observer(Noise noise) {
        this.noise = noise;
        this.addresses = new AddressNoise(noise);
    }

    /** Where a person lives on the day, and where before. */
    record Homes(@Nullable Home now, @Nullable Home before) {}

    /** What was written, and what went wrong in it. */
    record Observed(PersonDetails details, List<Noise.Kind> noise) {}

    Observed observe(Person person, Homes homes, LocalDate day, Rng chance) {
        List<Noise.Kind> applied = new ArrayList<>();
        NameNoise.Written name = name(person, applied, chance);
        String middle = chance.chance(MIDDLE_NAME_IS_ASKED) ? person.middleNames() : null;
        return new Observed(
                new PersonDetails(
                        policeId(person, applied, chance),
                        name.forename(),
                        middle,
                        name.surname(),
                        born(person, day, applied, chance),
                        person.sex(),
                        addresses(homes, applied, chance),
                        phones(person, applied, chance),
                        person.email()),
                List.copyOf(applied));
    }

    private NameNoise.Written name(Person person, List<Noise.Kind> applied, Rng chance) {
        Person.ScriptName script = person.scriptName();
        if (script != null && happens(NATIVE_SCRIPT, applied, chance)) {
            return new NameNoise.Written(script.forename(), script.surname());
        }
        if (happens(NAME_VARIANT, applied, chance)) {
            return names.variant(person, chance);
        }
        return happens(NAME_TYPO, applied, chance)
                ? names.typo(person, chance)
                : new NameNoise.Written(person.forename(), person.surname());
    }

    private @Nullable LocalDate born(Person person, LocalDate day, List<Noise.Kind> applied, Rng chance) {
        if (happens(BIRTH_DATE_MISSING, applied, chance)) {
            return null;
        }
        // A child stays one, else the report would be refused for that.
        boolean child = person.age(day) < 18;
        LocalDate after = child ? day.minusYears(18) : LocalDate.MIN;
        if (happens(BIRTH_DATE_SWAPPED, applied, chance)) {
            return BirthDateNoise.swapped(person.born(), after, day);
        }
        return happens(BIRTH_DATE_DIGIT, applied, chance)
                ? BirthDateNoise.oneDigit(person.born(), after, day, chance)
                : person.born();
    }

    private List<Address> addresses(Homes homes, List<Noise.Kind> applied, Rng chance) {
        Home now = homes.now;
        Home before = homes.before;
        if (now == null || happens(ADDRESS_MISSING, applied, chance)) {
            return List.of();
        }
        if (before != null && happens(ADDRESS_OLD, applied, chance)) {
            return List.of(addresses.written(before, null, chance));
        }
        Address current = addresses.written(now, null, chance);
        LocalDate moved = now.from();
        return before != null && moved != null && chance.chance(HOME_BEFORE_IS_KNOWN)
                ? List.of(current, addresses.written(before, moved.minusDays(1), chance))
                : List.of(current);
    }

    private List<String> phones(Person person, List<Noise.Kind> applied, Rng chance) {
        if (person.phones().isEmpty() || happens(PHONE_MISSING, applied, chance)) {
            return List.of();
        }
        return person.phones().stream().map(number -> written(number, chance)).toList();
    }

    private static String written(String number, Rng chance) {
        return switch (chance.below(4)) {
            case 0 -> number.replace(" ", "");
            case 1 -> "+44" + number.substring(1).replace(" ", "");
            default -> number;
        };
    }

    /** A second id is the same one each time: somebody once made a second record, and some officers find that. */
    private @Nullable String policeId(Person person, List<Noise.Kind> applied, Rng chance) {
        if (happens(POLICE_ID_MISSING, applied, chance)) {
            return null;
        }
        return happens(POLICE_ID_SECOND, applied, chance) ? person.policeId() + "-2" : person.policeId();
    }

    private boolean happens(Noise.Kind kind, List<Noise.Kind> applied, Rng chance) {
        boolean happens = chance.chance(noise.rate(kind));
        if (happens) {
            applied.add(kind);
        }
        return happens;
    }
}
