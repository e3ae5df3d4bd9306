package org.project360.notification.school;

import java.util.List;

/**
 * What an import changed. Opened: receives notices from now on. Closed: no more. Moved: another town or postcode. Absent:
 * in the register, not in the file, left as it was.
 */
record RegisterDiff(
        int rows, Changes opened, Changes closed, Changes renamed, Changes moved, int absent, Rejects rejected) {

    /** The longest list that an answer names one by one. */
    static final int NAMED = 500;

    /** How many, and the first of them by URN. */
    record Changes(int count, List<String> urns) {

        static Changes of(List<String> urns) {
            return new Changes(urns.size(), List.copyOf(urns.subList(0, Math.min(NAMED, urns.size()))));
        }
    }

    /** How many lines were rejected, and the first of them. */
    record Rejects(int count, List<RejectedLine> lines) {

        static Rejects of(List<RejectedLine> lines) {
            return new Rejects(lines.size(), List.copyOf(lines.subList(0, Math.min(NAMED, lines.size()))));
        }
    }
}
