package org.project360.simulator.world;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.project360.simulator.seed.Rng;

/** Made-up towns, streets and postcodes; no postcode area is called ZZ. */
public final class Places {
    private static final int STREETS_OF_A_TOWN = 400;
    private static final String INWARD_LETTERS = "ABDEFGHJLNPQRSTUWXYZ";
    private static final double FLAT = 0.12;

    private final Resource file = new Resource("places.properties");
    private final Map<String, String> towns = file.pairs("towns");
    private final List<String> townNames = List.copyOf(towns.keySet());
    private final Map<String, String> authorities = file.pairs("authorities");
    private final List<String> stems = file.list("streets");
    private final List<String> kinds = file.list("kinds");
    private final Map<String, String> shortKinds = file.pairs("kinds.short");
    private final List<String> saints = file.list("saints");

    /** The first towns of the list are the largest. */
    int town(Rng chance) {
        return chance.rank(townNames.size());
    }

    int towns() {
        return townNames.size();
    }

    String townName(int town) {
        return townNames.get(town);
    }

    String authority(int town) {
        return Objects.requireNonNull(towns.get(townName(town)));
    }

    String authorityName(int town) {
        return Objects.requireNonNull(authorities.get(authority(town)));
    }

    List<String> saints() {
        return saints;
    }

    Home home(int town, @Nullable LocalDate from, Rng chance) {
        int street = chance.below(STREETS_OF_A_TOWN);
        String house = chance.between(1, 160) + " " + street(street);
        String line1 = chance.chance(FLAT) ? "Flat " + chance.between(1, 24) + ", " + house : house;
        return new Home(line1, null, townName(town), postcode(town, street), from);
    }

    String street(int street) {
        return stems.get(street % stems.size()) + " " + kinds.get((street / stems.size() + street * 5) % kinds.size());
    }

    /** Neighbours share a postcode. */
    String postcode(int town, int street) {
        int letters = INWARD_LETTERS.length();
        return "ZZ" + (town + 1) + " " + (1 + street % 9)
                + INWARD_LETTERS.charAt(street / 9 % letters)
                + INWARD_LETTERS.charAt((street * 7 + street / 180) % letters);
    }

    /** How a hurried hand writes the kind of a street; the kind itself where there is no short form. */
    public String abbreviated(String line) {
        int space = line.lastIndexOf(' ');
        String kind = line.substring(space + 1);
        return line.substring(0, space + 1) + shortKinds.getOrDefault(kind, kind);
    }
}
