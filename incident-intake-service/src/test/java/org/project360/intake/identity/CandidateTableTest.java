package org.project360.intake.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.project360.chassis.crypto.Envelopes;
import org.project360.chassis.time.Ids;
import org.project360.contracts.Address;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.Sex;
import org.project360.intake.identity.linkage.Blocking;
import org.project360.intake.identity.linkage.BlockingKey;
import org.project360.intake.identity.linkage.InMemoryPersons;
import org.project360.intake.identity.linkage.LinkedPerson;
import org.project360.intake.identity.linkage.NormalRecord;
import org.project360.intake.identity.linkage.Part;
import org.project360.intake.storage.Jdbc;
import org.project360.intake.storage.Writes;
import org.project360.local.Database;
import org.project360.local.testing.TestInfra;

/**
 * Whom the database finds near a mention, beside a count by brute force over all keys of all persons and beside the store
 * in memory by which models are fitted and measured. The people are so alike that blocks are oversized at every depth.
 */
class CandidateTableTest {

    private static final int PERSONS = 900;
    private static final byte[] KEY = new byte[32];

    private static final SplittableRandom RANDOM = new SplittableRandom(360);
    private static final Map<String, Set<Standing>> STANDING = new HashMap<>();
    private static final InMemoryPersons MEMORY = new InMemoryPersons();
    private static final Pseudonyms PSEUDONYMS = new Pseudonyms(KEY);
    private static final MeterRegistry METERS = new SimpleMeterRegistry();
    private static CandidateTable table;

    private record Shared(int keys, int smallest) {}

    /** A person who has a key. */
    private record Standing(List<String> texts, UUID person) {}

    /** How many look-ups of a key ended with its block, with a split, with the split of a split, and with nobody. */
    private static final int[] DEPTHS = new int[4];

    @BeforeAll
    static void store() throws Exception {
        Database database = TestInfra.freshDatabase("candidates");
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.user());
        source.setPassword(database.password());
        Flyway.configure()
                .dataSource(source)
                .locations("db/chassis", "db/migration")
                .load()
                .migrate();
        ObjectMapper json = StandaloneIdentity.json();
        Envelopes envelopes = new Envelopes(KEY, json);
        Jdbc jdbc = new Jdbc(source);
        table = new CandidateTable(jdbc, envelopes, METERS);
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        PeopleOfBatch people = new PeopleOfBatch(List.of(), envelopes);
        List<Resolution> victims = new ArrayList<>();
        for (int i = 0; i < PERSONS; i++) {
            UUID id = new UUID(RANDOM.nextLong(), RANDOM.nextLong());
            for (int n = RANDOM.nextInt(3); n >= 0; n--) {
                PersonRecord mention = i == 0 ? stranger() : mention();
                NormalRecord record = NormalRecords.of(Part.VICTIM, mention);
                people.learn(id, mention.details(), Optional.empty(), now);
                victims.add(
                        new Resolution(id, true, true, id, true, new Likeness(Descriptions.of(record), null, false)));
                remember(id, record);
            }
        }
        Writes writes = jdbc.writes("people");
        new Persons(jdbc, envelopes).save(people, now, writes);
        new LinkageRecords(envelopes, new Ids(InstantSource.fixed(now))).save(victims, people, now, writes);
        writes.run();
    }

    @Test
    void findsWhomBruteForceFindsAndInThatOrder() {
        List<NormalRecord> mentions = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            mentions.add(NormalRecords.of(Part.VICTIM, mention()));
        }

        mentions.add(NormalRecords.of(Part.VICTIM, stranger()));

        double keysBefore = METERS.counter("project360.intake.linkage.keys").count();
        double oversizedBefore =
                METERS.counter("project360.intake.linkage.keys.oversized").count();

        List<List<LinkedPerson>> found = table.of(mentions.stream()
                .map(mention -> HashedKey.of(Blocking.keys(mention), PSEUDONYMS))
                .toList());

        int leftOut = 0;
        for (int i = 0; i < mentions.size(); i++) {
            Map<UUID, Shared> shared = shared(mentions.get(i));
            int most = shared.values().stream().mapToInt(Shared::keys).max().orElse(0);
            List<UUID> first = shared.keySet().stream()
                    .sorted(Comparator.comparing((UUID id) -> -shared.get(id).keys())
                            .thenComparing(id -> shared.get(id).smallest())
                            .thenComparing(UUID::toString))
                    .limit(Blocking.MOST_PERSONS)
                    .toList();
            List<UUID> told = first.stream()
                    .filter(id ->
                            shared.get(id).keys() * 5 >= most || shared.get(id).smallest() <= 2)
                    .toList();
            leftOut += first.size() - told.size();
            assertThat(ids(found.get(i))).isEqualTo(told);
            // In memory those who share as much stand in another order.
            assertThat(MEMORY.sharing(Blocking.keys(mentions.get(i))))
                    .extracting(person -> shared.get(person.id()))
                    .containsExactlyInAnyOrderElementsOf(
                            told.stream().map(shared::get).toList());
        }
        assertThat(leftOut).isPositive();
        assertThat(DEPTHS).doesNotContain(0);
        assertThat(METERS.counter("project360.intake.linkage.keys").count() - keysBefore)
                .isEqualTo(IntStream.of(DEPTHS).sum());
        assertThat(METERS.counter("project360.intake.linkage.keys.oversized").count() - oversizedBefore)
                .isEqualTo(DEPTHS[3]);
    }

    @Test
    void eachIsFoundWithAllHerDescriptions() {
        NormalRecord mention = NormalRecords.of(Part.VICTIM, mention());
        Map<UUID, Set<NormalRecord>> stored =
                MEMORY.persons().stream().collect(Collectors.toMap(LinkedPerson::id, CandidateTableTest::records));

        List<LinkedPerson> found = table.of(List.of(HashedKey.of(Blocking.keys(mention), PSEUDONYMS)))
                .get(0);

        assertThat(found)
                .hasSize(Blocking.MOST_PERSONS)
                .allSatisfy(person -> assertThat(records(person)).isEqualTo(stored.get(person.id())));
    }

    private static Set<NormalRecord> records(LinkedPerson person) {
        return person.records().stream().map(r -> r.record()).collect(Collectors.toSet());
    }

    private static List<UUID> ids(List<LinkedPerson> persons) {
        return persons.stream().map(LinkedPerson::id).toList();
    }

    private static void remember(UUID person, NormalRecord record) {
        Blocking.keys(record)
                .forEach(key -> STANDING.computeIfAbsent(key.texts().get(0), first -> new LinkedHashSet<>())
                        .add(new Standing(key.texts(), person)));
        MEMORY.add(person, ToldRecords.of(person, MEMORY.size(), record));
    }

    /** How many keys each stored person shares with the mention, and how large the smallest of their blocks is. */
    private static Map<UUID, Shared> shared(NormalRecord mention) {
        Set<List<String>> asked = new LinkedHashSet<>();
        Blocking.keys(mention).stream().map(BlockingKey::texts).forEach(asked::add);
        Map<UUID, Shared> shared = new HashMap<>();
        for (List<String> texts : asked) {
            List<UUID> block = block(texts);
            block.stream()
                    .distinct()
                    .forEach(id -> shared.merge(
                            id,
                            new Shared(1, block.size()),
                            (a, b) -> new Shared(a.keys() + 1, Math.min(a.smallest(), b.smallest()))));
        }
        return shared;
    }

    /** The persons of a key, as often as they stand there; by its first part, or by as many more as make the block small. */
    private static List<UUID> block(List<String> texts) {
        for (int depth = 1; depth <= texts.size(); depth++) {
            List<String> part = texts.subList(0, depth);
            List<UUID> block = STANDING.getOrDefault(part.get(0), Set.of()).stream()
                    .filter(one -> one.texts().size() >= part.size()
                            && one.texts().subList(0, part.size()).equals(part))
                    .map(Standing::person)
                    .toList();
            if (block.size() <= Blocking.LARGEST_BLOCK) {
                DEPTHS[depth - 1]++;
                return block;
            }
        }
        DEPTHS[3]++;
        return List.of();
    }

    private static PersonRecord mention() {
        LocalDate born = LocalDate.of(1980 + RANDOM.nextInt(4), 1 + RANDOM.nextInt(4), 1 + RANDOM.nextInt(9));
        Address home = new Address(
                1 + RANDOM.nextInt(9) + " " + one("Alder", "Birch", "Cedar") + " Road",
                null,
                one("Northbury", "Southbury"),
                "ZZ" + (1 + RANDOM.nextInt(3)) + " 1A" + one("A", "B", "D"),
                null,
                null);
        PersonDetails details = new PersonDetails(
                null,
                one("Ada", "Bea", "Cora", "Dina", "Edith", "Flora"),
                null,
                one("Quill", "Reed", "Stone", "Thorn", "Underhill"),
                RANDOM.nextInt(10) == 0 ? null : born,
                Sex.FEMALE,
                List.of(home),
                List.of("07700 9000" + (10 + RANDOM.nextInt(90))),
                null);
        return new PersonRecord(new UUID(0, 0), "SYN-01", Role.VICTIM, details, home.postcode(), 0);
    }

    /** Like nobody else, but born on the day of some, and at a house of one street. */
    private static PersonRecord stranger() {
        Address home = new Address("7 Alder Road", null, "Westbury", "ZY8 9XX", null, null);
        PersonDetails details = new PersonDetails(
                null,
                "Wilhelmina",
                null,
                "Oakenshaw",
                LocalDate.of(1981, 2, 3),
                Sex.FEMALE,
                List.of(home),
                List.of("07700 900999"),
                null);
        return new PersonRecord(new UUID(0, 0), "SYN-01", Role.VICTIM, details, home.postcode(), 0);
    }

    private static String one(String... of) {
        return of[RANDOM.nextInt(of.length)];
    }
}
