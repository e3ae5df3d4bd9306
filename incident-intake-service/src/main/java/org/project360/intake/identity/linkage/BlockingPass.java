package org.project360.intake.identity.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.normal.HomeAddress;

/**
 * A pass of blocking: a key of several atoms, all of which a record must have, and the atoms that split it further. A pass
 * over addresses makes a key for each address of the history, one over items a key for each item.
 */
record BlockingPass(
        String name,
        List<Atom> atoms,
        List<Atom> splits,
        @Nullable Function<NormalRecord, List<String>> items,
        Set<Kind> kinds) {

    static BlockingPass of(String name, List<Atom> atoms, Atom... splits) {
        return new BlockingPass(name, atoms, List.of(splits), null, Set.of());
    }

    static BlockingPass of(
            String name, Kind kind, Function<NormalRecord, List<String>> items, List<Atom> atoms, Atom... splits) {
        return new BlockingPass(name, atoms, List.of(splits), items, Set.of(kind));
    }

    /** Whether a field of this kind takes part in the key. */
    boolean uses(Kind kind) {
        return kinds.contains(kind) || atoms.stream().anyMatch(a -> a.uses(kind));
    }

    void addKeys(NormalRecord record, List<BlockingKey> keys) {
        boolean overAddresses = atoms.stream().anyMatch(Atom::ofAddress);
        for (String item : items == null ? List.of("") : items.apply(record)) {
            if (!overAddresses) {
                addKey(record, item, firstOf(record.addresses()), keys);
                continue;
            }
            for (HomeAddress address : record.addresses()) {
                addKey(record, item, address, keys);
            }
        }
    }

    private void addKey(NormalRecord record, String item, @Nullable HomeAddress address, List<BlockingKey> keys) {
        StringBuilder text = new StringBuilder(record.part().name())
                .append('/')
                .append(name)
                .append('/')
                .append(item);
        if (!append(text, atoms, record, address)) {
            return;
        }
        List<String> texts = new ArrayList<>(1 + splits.size());
        texts.add(text.toString());
        for (Atom split : splits) {
            if (!append(text, List.of(split), record, address)) {
                break;
            }
            texts.add(text.toString());
        }
        keys.add(new BlockingKey(name, texts));
    }

    private static boolean append(
            StringBuilder text, List<Atom> atoms, NormalRecord record, @Nullable HomeAddress address) {
        for (Atom atom : atoms) {
            String value = atom.of(record, address);
            if (value == null) {
                return false;
            }
            text.append('|').append(value);
        }
        return true;
    }

    private static @Nullable HomeAddress firstOf(List<HomeAddress> addresses) {
        return addresses.isEmpty() ? null : addresses.get(0);
    }
}
