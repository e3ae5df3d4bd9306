package org.project360.simulator.world;

import java.util.List;
import org.project360.simulator.seed.Rng;

/**
 * Numbers from the ranges that Ofcom keeps for drama, which ring nowhere. There are fewer than people, so that in a large
 * world some share one; one person's stay the same.
 */
final class Phones {
    private static final double MOBILE = 0.6;

    private final List<String> mobile;
    private final List<String> fixed;

    Phones() {
        Resource file = new Resource("places.properties");
        mobile = file.list("phones.mobile");
        fixed = file.list("phones.fixed");
    }

    String number(Rng chance) {
        String range = chance.chance(MOBILE) ? chance.pick(mobile) : fixed.get(chance.rank(fixed.size()));
        return range + String.valueOf(1000 + chance.below(1000)).substring(1);
    }
}
