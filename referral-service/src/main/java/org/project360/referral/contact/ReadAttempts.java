package org.project360.referral.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.Cursors;
import org.project360.chassis.http.Page;
import org.project360.referral.referral.CaseAccess;
import org.project360.referral.referral.CaseJournal;
import org.project360.referral.referral.Referral;

/** A page of the attempts of a case, oldest first. */
@ApplicationScoped
class ReadAttempts {

    private static final UUID FIRST = new UUID(0, 0);

    private final CaseAccess access;
    private final ContactAttempts attempts;
    private final CaseJournal journal;
    private final Cursors cursors;

    ReadAttempts(CaseAccess access, ContactAttempts attempts, CaseJournal journal, Cursors cursors) {
        this.access = access;
        this.attempts = attempts;
        this.journal = journal;
        this.cursors = cursors;
    }

    @Transactional
    Page<AttemptView> read(UUID referralId, @Nullable String cursor, int limit) {
        Referral referral = access.read(referralId);
        String listing = "attempts/" + referralId;
        List<String> place =
                cursors.decode(listing, cursor).orElse(List.of(Instant.EPOCH.toString(), FIRST.toString()));
        int size = Page.size(limit);
        List<ContactAttempt> rows =
                attempts.page(referralId, Instant.parse(place.get(0)), UUID.fromString(place.get(1)), size + 1);
        journal.seen(referral, "contact.read", "");
        return cursors.page(listing, rows, size, a -> List.of(a.startedAt().toString(), a.id().toString()))
                .map(AttemptView::of);
    }
}
