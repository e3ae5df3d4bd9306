package org.project360.simulator.world;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Relationship;
import org.project360.simulator.seed.Rng;

/**
 * A sub-region: its schools, its households and how often each victim is a victim. Only the counts are kept; households
 * are made anew each time one is asked for.
 *
 * <p>How often: probability of k incidents a year in proportion to k^-2.3 e^(-k/20), so that most victims have one, about
 * a quarter more, and a few very many.
 */
public final class World {
    private static final double EXPONENT = 2.3;
    private static final double CUT_OFF = 20;
    private static final int MOST = 60;
    private static final double[] FREQUENCIES = frequencies();
    private static final double SECOND_VICTIM = 0.1;

    private final WorldOptions options;
    private final Schools schools;
    private final Households households;
    private final byte[] incidentsOfVictim;

    /** A victim in her household; {@code relationship} is the perpetrator's to her. */
    public record Victim(int number, Household household, Person person, Relationship relationship) {}

    private World(WorldOptions options) {
        this.options = options;
        Places places = new Places();
        this.schools = new Schools(options.schools(), places);
        this.households = new Households(options, places, schools);
        this.incidentsOfVictim = drawCounts(options);
    }

    public static World generate(WorldOptions options) {
        return new World(options);
    }

    public WorldOptions options() {
        return options;
    }

    public Schools schools() {
        return schools;
    }

    /** Victims are numbered from 0. */
    public int victims() {
        return incidentsOfVictim.length;
    }

    /** Households are numbered as their first victims are, with gaps where a victim is the second of her household. */
    public @Nullable Household household(int number) {
        return isSecond(number) ? null : households.make(number, isSecond(number + 1));
    }

    public int incidentsOf(int victim) {
        return incidentsOfVictim[victim];
    }

    /** The true id of a victim. */
    public String personId(int victim) {
        return isSecond(victim) ? People.id(victim - 1, People.SECOND_VICTIM) : People.id(victim, People.VICTIM);
    }

    public Victim victim(int number) {
        if (isSecond(number)) {
            Household shared = households.make(number - 1, true);
            return new Victim(number, shared, Objects.requireNonNull(shared.second()), Relationship.OTHER_FAMILY);
        }
        Household own = Objects.requireNonNull(household(number));
        return new Victim(number, own, own.victim(), own.relationship());
    }

    /** Every other victim at most, so that no household has three. */
    private boolean isSecond(int number) {
        return number % 2 == 1
                && Rng.of(options.seed(), "second of a household", number).chance(SECOND_VICTIM);
    }

    private static byte[] drawCounts(WorldOptions options) {
        byte[] counts = new byte[options.incidents()];
        int left = options.incidents();
        int victims = 0;
        while (left > 0) {
            int drawn =
                    1 + Rng.of(options.seed(), "incidents of a victim", victims).weighted(FREQUENCIES);
            counts[victims] = (byte) Math.min(drawn, left);
            left -= counts[victims++];
        }
        return Arrays.copyOf(counts, victims);
    }

    private static double[] frequencies() {
        double[] frequencies = new double[MOST];
        for (int k = 1; k <= MOST; k++) {
            frequencies[k - 1] = StrictMath.pow(k, -EXPONENT) * StrictMath.exp(-k / CUT_OFF);
        }
        return frequencies;
    }
}
