package org.project360.oracle;

import java.util.List;

/**
 * What one invariant came to.
 *
 * @param counted how many things were looked at; a check that looked at nothing has shown nothing
 * @param what what was counted, in words
 * @param violations the first few, by pseudonymous id; empty if the invariant holds
 */
public record Finding(String invariant, long counted, String what, List<String> violations) {

    public boolean holds() {
        return violations.isEmpty();
    }
}
