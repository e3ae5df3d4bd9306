package org.project360.intake.identity.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Persons in memory, for fitting, evaluating and testing. Not for several threads. */
public final class InMemoryPersons implements Candidates {

    private final Map<String, List<Entry>> blocks = new HashMap<>();
    private final Map<UUID, LinkedPerson> persons = new LinkedHashMap<>();
    private long size;
    private long oversized;

    /** A record in a block: whose it is, its key there, and which text of it. */
    private record Entry(UUID person, BlockingKey key) {}

    /** Stores a record of this person, who may be new. */
    public void add(UUID person, StoredRecord stored) {
        persons.computeIfAbsent(person, id -> new LinkedPerson(id, new ArrayList<>()))
                .records()
                .add(stored);
        for (BlockingKey key : Blocking.keys(stored.record())) {
            put(new Entry(person, key), 0);
        }
        size++;
    }

    @Override
    public List<LinkedPerson> sharing(List<BlockingKey> keys) {
        Map<UUID, LinkedPerson> found = new LinkedHashMap<>();
        for (BlockingKey key : keys) {
            for (Entry entry : block(key)) {
                found.computeIfAbsent(entry.person(), persons::get);
            }
        }
        return List.copyOf(found.values());
    }

    @Override
    public long size() {
        return size;
    }

    public List<LinkedPerson> persons() {
        return List.copyOf(persons.values());
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
