package org.project360.simulator.world;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Relationship;

/**
 * Who lives together, and who abuses whom. {@code homes} oldest first; {@code second} is another woman or man of the
 * household who is a victim too; the perpetrator is absent where nobody knows who it was, and lives at
 * {@code perpetratorHome} where that is not here.
 */
public record Household(
        int number,
        List<Home> homes,
        Person victim,
        @Nullable Person second,
        @Nullable Person perpetrator,
        @Nullable Home perpetratorHome,
        Relationship relationship,
        List<Pupil> children,
        List<Person> others) {

    /** A child and the school where it is on the roll; none where it is too young or at no school. */
    public record Pupil(Person person, @Nullable School school) {}

    public String id() {
        return "h-" + number;
    }

    /** Where they live at the day. */
    public Home homeAt(LocalDate day) {
        Home home = homes.get(0);
        for (Home next : homes) {
            if (next.from() == null || !next.from().isAfter(day)) {
                home = next;
            }
        }
        return home;
    }

    /** Where they lived before the day's home; none where that was the first. */
    public @Nullable Home homeBefore(LocalDate day) {
        int place = homes.indexOf(homeAt(day));
        return place == 0 ? null : homes.get(place - 1);
    }

    /** Everybody, the perpetrator included. */
    public List<Person> people() {
        return Stream.of(
                        Stream.of(victim),
                        Stream.ofNullable(second),
                        Stream.ofNullable(perpetrator),
                        children.stream().map(Pupil::person),
                        others.stream())
                .flatMap(people -> people)
                .toList();
    }
}
