package org.project360.simulator.report;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Address;
import org.project360.simulator.seed.Rng;
import org.project360.simulator.world.Home;
import org.project360.simulator.world.Places;

/** Addresses as they are written down. */
final class AddressNoise {
    private final Places places = new Places();
    private final Noise noise;

    AddressNoise(Noise noise) {
        this.noise = noise;
    }

    Address written(Home home, @Nullable LocalDate until, Rng chance) {
        Address plain = new Address(home.line1(), home.line2(), home.town(), home.postcode(), home.from(), until);
        Address formatted = chance.chance(noise.rate(Noise.Kind.ADDRESS_FORMAT)) ? formatted(plain, chance) : plain;
        return chance.chance(noise.rate(Noise.Kind.POSTCODE_MISSING)) ? withPostcode(formatted, null) : formatted;
    }

    private Address formatted(Address a, Rng chance) {
        String postcode = a.postcode() == null ? "" : a.postcode();
        return switch (chance.below(6)) {
            case 0 -> withLine1(a, places.abbreviated(a.line1()));
            case 1 -> withLine1(a, a.line1().toUpperCase(Locale.ROOT));
            case 2 -> withPostcode(a, postcode.replace(" ", ""));
            case 3 -> withPostcode(a, postcode.toLowerCase(Locale.ROOT));
            case 4 -> new Address(a.line1(), a.line2(), null, a.postcode(), a.from(), a.until());
            default -> flatOnItsOwnLine(a);
        };
    }

    private static Address flatOnItsOwnLine(Address a) {
        int comma = a.line1().indexOf(", ");
        return comma < 0
                ? withLine1(a, a.line1().replaceFirst(" ", ", "))
                : new Address(
                        a.line1().substring(0, comma),
                        a.line1().substring(comma + 2),
                        a.town(),
                        a.postcode(),
                        a.from(),
                        a.until());
    }

    private static Address withLine1(Address a, String line1) {
        return new Address(line1, a.line2(), a.town(), a.postcode(), a.from(), a.until());
    }

    private static Address withPostcode(Address a, @Nullable String postcode) {
        return new Address(a.line1(), a.line2(), a.town(), postcode, a.from(), a.until());
    }
}
