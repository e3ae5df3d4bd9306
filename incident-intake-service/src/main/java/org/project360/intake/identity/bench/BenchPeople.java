package org.project360.intake.identity.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Address;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.Sex;
import org.project360.intake.identity.PersonRecord;
import org.project360.intake.identity.Role;

/**
 * Generated people, each made from the seed and her number alone: skewed names, one to three homes, one description a home,
 * some with others of their surname at their address. A region fills up: places are the same however many live there.
 */
final class BenchPeople {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final String FORCE = "SYN-01";
    private static final int POSTCODES = 400_000;
    private static final int OUTWARD = 90;
    private static final int TOWNS = 60;
    private static final String LETTERS = "ABDEFGHJLNPQRSTUWXYZ";
    private static final double SECOND_HOME = 0.4;
    private static final double THIRD_HOME = 0.3;
    private static final double OF_ONE_HOUSEHOLD = 0.1;
    private static final double PHONE = 0.8;
    private static final double EMAIL = 0.4;
    private static final double POLICE_ID = 0.9;
    private static final double FLAT = 0.15;

    private final InventedNames names = new InventedNames();
    private final List<String> towns = new ArrayList<>();
    private final long seed;

    BenchPeople(long seed) {
        this.seed = seed;
        SplittableRandom random = random("towns", 0);
        for (int i = 0; i < TOWNS; i++) {
            towns.add(names.surname(random) + "bury");
        }
    }

    UUID id(long number) {
        return new UUID(seed << 32 ^ 0x8000L, 0x8000_0000_0000_0000L | number);
    }

    /** The ways in which she was described so far: one a home, the later ones with the homes before. */
    List<PersonRecord> mentions(long number) {
        SplittableRandom random = random("person", number);
        Described person = person(number, random);
        List<PersonRecord> mentions = new ArrayList<>();
        List<Address> homes = new ArrayList<>();
        for (Address home : person.homes()) {
            homes.add(0, home);
            boolean known = random.nextDouble() < POLICE_ID;
            mentions.add(mention(number, person.details(known ? policeId(number) : null, List.copyOf(homes))));
        }
        return mentions;
    }

    /** Her again under a police id that is known if any is. */
    PersonRecord again(long number) {
        List<PersonRecord> told = mentions(number);
        PersonRecord last = told.get(told.size() - 1);
        Described person = person(number, random("person", number));
        return mention(number, person.details(policeId(number), last.details().addresses()));
    }

    boolean hasPoliceId(long number) {
        return mentions(number).stream().anyMatch(m -> m.details().policePersonId() != null);
    }

    /** Her again without police id, with slips or moves, such that no exact key leads to her. */
    PersonRecord changed(long number, long occasion) {
        SplittableRandom random = random("occasion " + occasion, number);
        Described person = person(number, random("person", number));
        List<Address> homes = List.of(person.homes().get(person.homes().size() - 1));
        switch (random.nextInt(5)) {
            case 0 -> person = person.named(InventedNames.slip(person.forename(), random), person.surname());
            case 1 -> person = person.named(person.forename(), InventedNames.slip(person.surname(), random));
            case 2 -> person = person.born(person.born().plusDays(random.nextInt(2) == 0 ? 1 : 10));
            case 3 -> homes = List.of(home(random));
            default -> person = person.named(person.surname(), person.forename());
        }
        return mention(number, person.details(null, homes));
    }

    private Described person(long number, SplittableRandom random) {
        boolean woman = random.nextInt(4) > 0;
        String surname = names.surname(random);
        String forename = names.forename(woman, random);
        LocalDate born = TODAY.minusDays(
                365L * 16 + (long) (random.nextDouble() * random.nextDouble() * 27_000) + random.nextInt(1_500));
        List<Address> homes = new ArrayList<>(List.of(home(random)));
        if (random.nextDouble() < SECOND_HOME) {
            homes.add(home(random));
            if (random.nextDouble() < THIRD_HOME) {
                homes.add(home(random));
            }
        }
        String phone = random.nextDouble() < PHONE ? "07%09d".formatted(random.nextInt(1_000_000_000)) : null;
        String email = random.nextDouble() < EMAIL
                ? (forename + "." + surname + random.nextInt(100) + "@example.org").toLowerCase(java.util.Locale.ROOT)
                : null;
        Described person = new Described(forename, surname, born, woman ? Sex.FEMALE : Sex.MALE, homes, phone, email);
        boolean shares = number > 0 && random.nextDouble() < OF_ONE_HOUSEHOLD;
        return shares ? person.livingWith(person(number - 1, random("person", number - 1))) : person;
    }

    private Address home(SplittableRandom random) {
        int postcode = random.nextInt(POSTCODES);
        SplittableRandom place = random("postcode", postcode);
        int house = 1 + random.nextInt(120);
        String line = house + " " + names.street(place);
        String home = random.nextDouble() < FLAT ? "Flat " + (1 + random.nextInt(20)) + ", " + line : line;
        int outward = postcode % OUTWARD;
        int inward = postcode / OUTWARD;
        int letters = LETTERS.length();
        String text = "ZZ%d %d%c%c"
                .formatted(
                        1 + outward,
                        inward % 10,
                        LETTERS.charAt(inward / 10 % letters),
                        LETTERS.charAt(inward / 10 / letters % letters));
        return new Address(home, null, towns.get(outward * TOWNS / OUTWARD), text, null, null);
    }

    private static PersonRecord mention(long number, PersonDetails details) {
        String postcode = details.addresses().isEmpty()
                ? null
                : details.addresses().get(0).postcode();
        return new PersonRecord(new UUID(360, number), FORCE, Role.VICTIM, details, postcode, 0);
    }

    private static String policeId(long number) {
        return "B-" + number;
    }

    private SplittableRandom random(String what, long number) {
        return new SplittableRandom((seed * 31 + what.hashCode()) * 0x9E37_79B9_7F4A_7C15L + number);
    }

    private record Described(
            String forename,
            String surname,
            LocalDate born,
            Sex sex,
            List<Address> homes,
            @Nullable String phone,
            @Nullable String email) {

        Described named(String first, String last) {
            return new Described(first, last, born, sex, homes, phone, email);
        }

        Described born(LocalDate day) {
            return new Described(forename, surname, day, sex, homes, phone, email);
        }

        Described livingWith(Described other) {
            return new Described(forename, other.surname, born, sex, other.homes, phone, email);
        }

        PersonDetails details(@Nullable String policeId, List<Address> at) {
            return new PersonDetails(
                    policeId,
                    forename,
                    null,
                    surname,
                    born,
                    sex,
                    at,
                    phone == null ? List.of() : List.of(phone),
                    email);
        }

        @Override
        public String toString() {
            return "Described[***]";
        }
    }
}
