package org.project360.intake.identity.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Persons in memory, for fitting, evaluating and testing. Not for several threads. */
public final class InMemoryPersons implements Candidates {

    private static final Comparator<Slot> MOST_SHARED_FIRST =
            Comparator.comparingInt((Slot slot) -> -slot.shared).thenComparingInt(slot -> slot.smallest);

    private final int most;
    private final @Nullable Population population;
    private final Map<String, List<Entry>> blocks = new HashMap<>();
    private final Map<UUID, Slot> slots = new LinkedHashMap<>();
    private long lookUps;
    private long size;
    private long oversized;

    /** Who stands in a block, and by which key: once, however many of her records have it. */
    private record Entry(Slot slot, BlockingKey key) {}

    /** A person, in which look-up she was found last, by how many keys, and how large the smallest of the blocks was. */
    private static final class Slot {

        private final LinkedPerson person;
        private @Nullable Slot survivor;
        private long found;
        private int shared;
        private int smallest;

        private Slot(UUID id) {
            this.person = new LinkedPerson(id, new ArrayList<>());
        }

        private Slot standing() {
            return survivor == null ? this : survivor.standing();
        }
    }

    /** With a prior that follows how many records there are. */
    public InMemoryPersons() {
        this(Blocking.MOST_PERSONS);
    }

    public InMemoryPersons(Population population) {
        this(Blocking.MOST_PERSONS, population);
    }

    /** @param most how many persons a look-up gives at most */
    InMemoryPersons(int most) {
        this(most, null);
    }

    private InMemoryPersons(int most, @Nullable Population population) {
        this.most = most;
        this.population = population;
    }

    /** Stores a record of this person, who may be new. */
    public void add(UUID person, StoredRecord stored) {
        add(person, stored, Blocking.keys(stored.record()));
    }

    /** The same, where the {@code keys} of the record have been reckoned already. */
    public void add(UUID person, StoredRecord stored, List<BlockingKey> keys) {
        Slot slot = slots.computeIfAbsent(person, Slot::new).standing();
        slot.person.records().add(stored);
        for (BlockingKey key : keys) {
            put(new Entry(slot, key), 0);
        }
        size++;
    }

    /** From now on the survivor stands for the other one. */
    public void merge(UUID survivor, UUID other) {
        Slot stays = Objects.requireNonNull(slots.get(survivor)).standing();
        Slot goes = Objects.requireNonNull(slots.get(other)).standing();
        if (stays != goes) {
            stays.person.records().addAll(goes.person.records());
            goes.survivor = stays;
        }
    }

    /** Some records of a person are told to be those of somebody new. */
    public void separate(UUID person, List<StoredRecord> going, UUID into) {
        Slot from = Objects.requireNonNull(slots.get(person)).standing();
        from.person.records().removeAll(going);
        for (StoredRecord record : going) {
            add(into, record);
            size--;
        }
    }

    /** The person who stands for this id. */
    LinkedPerson person(UUID id) {
        return Objects.requireNonNull(slots.get(id)).standing().person;
    }

    /** Who stands for this id. */
    public UUID current(UUID person) {
        return person(person).id();
    }

    @Override
    public List<LinkedPerson> sharing(List<BlockingKey> keys) {
        List<Slot> found = new ArrayList<>();
        lookUps++;
        for (BlockingKey key : keys) {
            List<Entry> block = block(key);
            // Since a merge several of her stand there.
            for (Slot slot : new LinkedHashSet<>(
                    block.stream().map(entry -> entry.slot().standing()).toList())) {
                if (slot.found != lookUps) {
                    slot.found = lookUps;
                    slot.shared = 0;
                    slot.smallest = Integer.MAX_VALUE;
                    found.add(slot);
                }
                slot.shared++;
                slot.smallest = Math.min(slot.smallest, block.size());
            }
        }
        found.sort(MOST_SHARED_FIRST);
        return found.stream()
                .limit(most)
                .filter(slot -> Blocking.mayTell(slot.shared, found.get(0).shared, slot.smallest))
                .map(slot -> slot.person)
                .toList();
    }

    @Override
    public long size() {
        return population == null ? size : population.beside(size);
    }

    public List<LinkedPerson> persons() {
        return slots.values().stream()
                .filter(s -> s.survivor == null)
                .map(s -> s.person)
                .toList();
    }

    /** How often a block was left out because it was oversized and could be split no further. */
    public long oversized() {
        return oversized;
    }

    private List<Entry> block(BlockingKey key) {
        for (String text : key.texts()) {
            List<Entry> block = blocks.get(text);
            if (block == null) {
                return List.of();
            }
            if (block.size() <= Blocking.LARGEST_BLOCK) {
                return block;
            }
        }
        oversized++;
        return List.of();
    }

    /** Once a block is oversized its entries stand in its splits too. */
    private void put(Entry entry, int depth) {
        if (depth >= entry.key().texts().size()) {
            return;
        }
        List<Entry> block = blocks.computeIfAbsent(entry.key().texts().get(depth), t -> new ArrayList<>(2));
        if (block.contains(entry)) {
            return;
        }
        if (block.size() <= Blocking.LARGEST_BLOCK) {
            block.add(entry);
            if (block.size() > Blocking.LARGEST_BLOCK) {
                block.forEach(e -> put(e, depth + 1));
            }
        } else {
            put(entry, depth + 1);
        }
    }
}
