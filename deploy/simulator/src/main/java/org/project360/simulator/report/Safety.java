package org.project360.simulator.report;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.SafeContact;
import org.project360.contracts.SafeWindow;
import org.project360.simulator.seed.Rng;

/** How she said it is safe to reach her; often nobody asked. */
final class Safety {
    private static final double NOBODY_ASKED = 0.35;
    private static final double NOTHING_IS_SAFE = 0.05;
    private static final Map<String, String> LANGUAGES =
            Map.of("polish", "pl", "punjabi", "pa", "gujarati", "gu", "urdu", "ur", "arabic", "ar", "romanian", "ro");

    private Safety() {}

    static @Nullable SafeContact told(PersonDetails victim, String community, Rng chance) {
        if (chance.chance(NOBODY_ASKED)) {
            return null;
        }
        if (chance.chance(NOTHING_IS_SAFE)) {
            return SafeContact.NOTHING_SAFE;
        }
        boolean hasPhone = !victim.phones().isEmpty();
        boolean phone = hasPhone && chance.chance(0.85);
        return new SafeContact(
                phone,
                phone && chance.chance(0.3),
                hasPhone && chance.chance(0.5),
                victim.email() != null && chance.chance(0.3),
                chance.chance(0.08),
                chance.chance(0.15),
                windows(chance),
                phone ? victim.phones().get(0) : null,
                chance.chance(0.1) ? chance.pick(List.of("bluebell", "parcel", "library", "dentist")) : null,
                chance.chance(0.3) ? LANGUAGES.get(community) : null,
                chance.chance(0.15) ? "Number withheld calls only. Hang up if anybody else answers." : null);
    }

    private static List<SafeWindow> windows(Rng chance) {
        List<SafeWindow> windows = new ArrayList<>();
        int from = chance.between(8, 17);
        int hours = chance.between(2, 6);
        boolean everyDay = chance.chance(0.4);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (everyDay || chance.chance(0.35)) {
                windows.add(new SafeWindow(day, LocalTime.of(from, 0), LocalTime.of(from + hours, 30)));
            }
        }
        return List.copyOf(windows);
    }
}
