package org.project360.oracle;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong; keeps the first few of each kind and counts all. */
final class Violations {

    private static final int KEPT = 8;

    private final List<String> first = new ArrayList<>();
    private long count;

    void add(String violation) {
        if (count++ < KEPT) {
            first.add(violation);
        }
    }

    void unless(boolean holds, String violation) {
        if (!holds) {
            add(violation);
        }
    }

    List<String> list() {
        List<String> all = new ArrayList<>(first);
        if (count > KEPT) {
            all.add("and " + (count - KEPT) + " more");
        }
        return all;
    }
}
