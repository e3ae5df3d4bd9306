package org.project360.referral.referral;

/** The lists that a team works from. */
enum WorklistView {
    OPEN("true"),
    MINE("w.assignee = ?"),
    UNASSIGNED("w.assignee is null"),
    BREACHED("w.breached"),
    DUE_NEXT("w.order_at > ? and w.due_at is not null");

    /** The condition on {@code worklist_item w}; its parameter is the caller, or now. */
    final String condition;

    WorklistView(String condition) {
        this.condition = condition;
    }

    boolean asksWho() {
        return this == MINE;
    }

    boolean asksWhen() {
        return this == DUE_NEXT;
    }
}
