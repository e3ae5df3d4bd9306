package org.project360.simulator.report;

import org.jspecify.annotations.Nullable;
import org.project360.contracts.SchoolAsTold;
import org.project360.simulator.seed.Rng;
import org.project360.simulator.world.School;

/** A child's school as somebody told the officer. */
final class SchoolTalk {
    private static final double BY_NUMBER = 0.3;
    private static final double NAMES_A_PLAYGROUP = 0.2;

    private final Noise noise;

    SchoolTalk(Noise noise) {
        this.noise = noise;
    }

    record Told(Telling telling, @Nullable SchoolAsTold words) {}

    Told tell(@Nullable School school, Rng chance) {
        if (school == null) {
            return chance.chance(NAMES_A_PLAYGROUP)
                    ? new Told(Telling.OUTSIDE_REGISTER, new SchoolAsTold(null, "Little Acorns Playgroup", null))
                    : new Told(Telling.UNKNOWN, null);
        }
        if (chance.chance(noise.rate(Noise.Kind.SCHOOL_UNKNOWN))) {
            return new Told(Telling.UNKNOWN, null);
        }
        if (chance.chance(noise.rate(Noise.Kind.SCHOOL_VARIANT))) {
            String town = chance.chance(0.6) ? school.townName() : null;
            return new Told(Telling.VARIATION, new SchoolAsTold(null, variation(school, chance), town));
        }
        return chance.chance(BY_NUMBER)
                ? new Told(Telling.URN, new SchoolAsTold(school.urn(), school.name(), school.townName()))
                : new Told(Telling.NAME, new SchoolAsTold(null, school.name(), school.townName()));
    }

    private static String variation(School school, Rng chance) {
        String name = school.name();
        String shorter = name.replaceFirst(" (Primary|Infant|Junior|Nursery|Special) School$", " $1")
                .replaceFirst(" (Community )?(Academy|College|School)$", "");
        String varied = switch (chance.below(4)) {
            case 0 -> name.replaceFirst("^St ", "Saint ");
            case 1 -> name.replace("Church of England", chance.chance(0.5) ? "CofE" : "C.E.");
            case 2 -> name.replaceAll("['’]", "");
            default -> shorter;
        };
        if (varied.equals(name)) {
            varied = shorter;
        }
        return varied.equals(name) || chance.chance(0.2) ? NameNoise.slip(varied, chance) : varied;
    }
}
