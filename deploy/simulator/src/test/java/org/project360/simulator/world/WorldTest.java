package org.project360.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.project360.contracts.Sex;

class WorldTest {
    private static final World WORLD = World.generate(WorldOptions.of(1, 20_000));
    private static final List<Household> HOUSEHOLDS = households(WORLD);

    @Test
    void repeatsAreAsSkewedAsInLife() {
        int victims = WORLD.victims();
        double mass =
                IntStream.rangeClosed(1, 60).mapToDouble(WorldTest::frequency).sum();
        double chiSquare = 0;
        for (int k = 1; k <= 10; k++) {
            int times = k;
            long observed = IntStream.range(0, victims)
                    .filter(v -> WORLD.incidentsOf(v) == times)
                    .count();
            double expected = victims * frequency(k) / mass;
            chiSquare += (observed - expected) * (observed - expected) / expected;
        }
        long once = IntStream.range(0, victims)
                .filter(v -> WORLD.incidentsOf(v) == 1)
                .count();

        assertThat(chiSquare).isLessThan(29.6); // 0.1 % point at 10 degrees of freedom
        assertThat(once / (double) victims).isBetween(0.70, 0.76);
        assertThat(IntStream.range(0, victims).map(WORLD::incidentsOf).max().orElseThrow())
                .isGreaterThan(25);
        assertThat(IntStream.range(0, victims).map(WORLD::incidentsOf).sum()).isEqualTo(20_000);
    }

    @Test
    void holdsTheSmallerWorldOfTheSameSeed() {
        World smaller = World.generate(WorldOptions.of(1, 3_000));

        assertThat(households(smaller).subList(0, 1_000)).isEqualTo(HOUSEHOLDS.subList(0, 1_000));
    }

    @Test
    void isAnotherForAnotherSeed() {
        List<Household> other = households(World.generate(WorldOptions.of(2, 2_000)));

        assertThat(other.subList(0, 100)).doesNotContainAnyElementsOf(HOUSEHOLDS.subList(0, 100));
    }

    @Test
    void everyPersonHasAnIdAndAPoliceIdOfTheirOwn() {
        List<Person> people = HOUSEHOLDS.stream()
                .flatMap(household -> household.people().stream()
                        .filter(person -> person.id().startsWith("p-" + household.number() + "-")))
                .toList();

        assertThat(people).extracting(Person::id).doesNotHaveDuplicates();
        assertThat(people).extracting(Person::policeId).doesNotHaveDuplicates();
    }

    @Test
    void aVictimIsTheSameWhoeverAsks() {
        for (int v = 0; v < 2_000; v++) {
            assertThat(WORLD.victim(v).person().id()).isEqualTo(WORLD.personId(v));
            assertThat(WORLD.victim(v)).isEqualTo(WORLD.victim(v));
        }
    }

    @Test
    void everythingThatCouldReachSomebodyIsReserved() {
        String drama = "07700 900\\d{3}|01\\d\\d 496 0\\d{3}|020 7946 0\\d{3}|0191 498 0\\d{3}|028 9649 6\\d{3}"
                + "|029 2018 0\\d{3}|01632 960\\d{3}|03069 990\\d{3}";
        for (Household household : HOUSEHOLDS) {
            household.homes().forEach(home -> assertThat(home.postcode()).matches("ZZ\\d{1,2} \\d[A-Z]{2}"));
            for (Person person : household.people()) {
                person.phones().forEach(phone -> assertThat(phone).matches(drama));
                if (person.email() != null) {
                    assertThat(person.email()).matches("[a-z.]+\\d+[a-z]@example\\.org");
                }
            }
        }
    }

    @Test
    void noChildIsOlderThanTheVictimAllows() {
        for (Household household : HOUSEHOLDS) {
            household
                    .children()
                    .forEach(child -> assertThat(child.person().born())
                            .isAfter(household.victim().born().plusYears(14)));
        }
    }

    @Test
    void childrenGoToOpenSchoolsThatTakeThem() {
        List<Household.Pupil> pupils = HOUSEHOLDS.stream()
                .flatMap(household -> household.children().stream())
                .filter(pupil -> pupil.school() != null)
                .toList();
        Map<String, Long> bySchool = pupils.stream()
                .collect(Collectors.groupingBy(pupil -> pupil.school().urn(), Collectors.counting()));

        assertThat(pupils).allSatisfy(pupil -> {
            assertThat(pupil.school().isOpen()).isTrue();
            int age = pupil.person().age(WorldOptions.DAY);
            assertThat(age)
                    .isBetween(pupil.school().lowAge(), Math.max(pupil.school().highAge(), 12) + 1);
        });
        assertThat(bySchool.get("900001")).isGreaterThan(20);
        assertThat(bySchool.get("900002")).isGreaterThan(20);
    }

    @Test
    void namesComeFromManyCommunities() {
        Map<String, Long> shares = HOUSEHOLDS.stream()
                .collect(Collectors.groupingBy(household -> household.victim().community(), Collectors.counting()));
        double n = HOUSEHOLDS.size();

        assertThat(shares.get("english") / n).isBetween(0.58, 0.62);
        assertThat(shares.get("polish") / n).isBetween(0.05, 0.07);
        assertThat(shares).hasSize(10);
        assertThat(HOUSEHOLDS)
                .extracting(household -> household.victim().surname())
                .anyMatch(name -> name.contains("'"))
                .anyMatch(name -> name.contains("-"))
                .contains("Wiśniewska", "O'Brien", "ap Rhys");
    }

    @Test
    void secondVictimsAreTheHardCases() {
        List<Household> twos = HOUSEHOLDS.stream()
                .filter(household -> household.second() != null)
                .toList();
        Set<String> cases = new HashSet<>();
        for (Household two : twos) {
            boolean sameName = two.victim().forename().equals(two.second().forename());
            boolean sameDay = two.victim().born().equals(two.second().born());
            assertThat(sameName && sameDay).isFalse();
            assertThat(two.second().surname()).isEqualTo(two.victim().surname());
            cases.add(sameName ? "namesake" : sameDay ? "twin" : "relative");
        }

        assertThat(cases).containsExactlyInAnyOrder("namesake", "twin", "relative");
        assertThat(twos.size() / (double) HOUSEHOLDS.size()).isBetween(0.04, 0.065);
    }

    @Test
    void someMenAbuseMoreThanOneWoman() {
        List<String> perpetrators = HOUSEHOLDS.stream()
                .filter(household -> household.perpetrator() != null)
                .map(household -> household.perpetrator().id())
                .toList();

        assertThat(perpetrators.size() - new HashSet<>(perpetrators).size()).isGreaterThan(50);
    }

    @Test
    void polishSurnamesFollowTheSex() {
        assertThat(HOUSEHOLDS.stream()
                        .map(Household::victim)
                        .filter(victim -> victim.surname().endsWith("ski")))
                .allMatch(victim -> victim.sex() == Sex.MALE);
    }

    private static double frequency(int k) {
        return Math.pow(k, -2.3) * Math.exp(-k / 20.0);
    }

    private static List<Household> households(World world) {
        List<Household> households = new ArrayList<>();
        for (int number = 0; number < world.victims(); number++) {
            Household household = world.household(number);
            if (household != null) {
                households.add(household);
            }
        }
        return households;
    }
}
