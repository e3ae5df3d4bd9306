package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.Cursors;
import org.project360.chassis.http.ETags;
import org.project360.chassis.http.Page;
import org.project360.referral.awaited.AwaitedAllocations;
import org.project360.referral.awaited.NotYetAllocated;
import org.project360.referral.safecontact.CallSafety;
import org.project360.referral.safecontact.SafeTimes;

/** A page of open referrals, least time left first. */
@ApplicationScoped
class ReadWorklist {

    /** One open referral; initials and no name. {@code remaining} is negative once overdue. */
    record Entry(
            UUID id,
            String reference,
            String initials,
            String state,
            String grade,
            @Nullable String clock,
            @Nullable Instant dueAt,
            @Nullable Duration remaining,
            boolean breached,
            boolean receivedLate,
            @Nullable String assignee,
            CallSafety call,
            String etag) {}

    /** A page of them, as it is answered. */
    record Lines(List<Entry> items, NotYetAllocated notYetAllocated) {}

    /** A page of them, and whether anybody waits who is in no list yet. */
    record Desk(Page<Entry> page, NotYetAllocated notYetAllocated) {}

    private static final UUID FIRST = new UUID(0, 0);

    private final Worklist worklist;
    private final CaseAccess access;
    private final ContactCards cards;
    private final AwaitedAllocations awaited;
    private final Cursors cursors;
    private final InstantSource clock;

    ReadWorklist(
            Worklist worklist,
            CaseAccess access,
            ContactCards cards,
            AwaitedAllocations awaited,
            Cursors cursors,
            InstantSource clock) {
        this.worklist = worklist;
        this.access = access;
        this.cards = cards;
        this.awaited = awaited;
        this.cursors = cursors;
        this.clock = clock;
    }

    @Transactional
    Desk read(WorklistView view, @Nullable String cursor, int limit) {
        Instant now = clock.instant();
        String listing = "worklist/" + view;
        List<String> place =
                cursors.decode(listing, cursor).orElse(List.of(Instant.EPOCH.toString(), FIRST.toString()));
        int size = Page.size(limit);
        List<Worklist.Line> lines = worklist.lines(new Worklist.Query(
                view,
                access.caller(),
                access.leads() ? null : access.caller(),
                now,
                Instant.parse(place.get(0)),
                UUID.fromString(place.get(1)),
                size + 1));
        Page<Entry> page = cursors.page(
                        listing, lines, size, l -> List.of(l.orderAt().toString(), l.id().toString()))
                .map(line -> entry(line, now));
        access.listed(Codes.of(view), page.items().size());
        return new Desk(page, awaited.shown());
    }

    private Entry entry(Worklist.Line line, Instant now) {
        ContactCard card = cards.open(line.key(), line.id(), line.card());
        Instant dueAt = line.dueAt();
        return new Entry(
                line.id(),
                line.reference(),
                card.initials(),
                line.state(),
                line.grade(),
                line.clock(),
                dueAt,
                dueAt == null ? null : Duration.between(now, dueAt),
                line.breached(),
                line.receivedLate(),
                line.assignee(),
                new SafeTimes(card.safeContact()).callSafety(now),
                ETags.of(line.version()));
    }
}
