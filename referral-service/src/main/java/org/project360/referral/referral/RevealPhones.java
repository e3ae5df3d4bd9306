package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.intake.ReferralRequested;

/** Shows the victim's telephone numbers to who will call her, and remembers to whom and why. */
@ApplicationScoped
@Transactional
class RevealPhones {

    /** The numbers in clear. */
    record Numbers(@Nullable String preferredPhone, List<String> phones) {

        @Override
        public String toString() {
            return "Numbers[***]";
        }
    }

    private final CaseAccess access;
    private final CaseJournal journal;
    private final IncidentFiles files;
    private final PhoneReveals reveals;
    private final Stamps stamps;

    RevealPhones(CaseAccess access, CaseJournal journal, IncidentFiles files, PhoneReveals reveals, Stamps stamps) {
        this.access = access;
        this.journal = journal;
        this.files = files;
        this.reveals = reveals;
        this.stamps = stamps;
    }

    /** Keeps the reason; the numbers themselves are never part of a kept answer. */
    UUID reveal(UUID referralId, String reason) {
        Referral referral = access.read(referralId);
        referral.requireOpen();
        referral.requireAssigned();
        Stamps.Stamp stamp = stamps.next();
        reveals.add(referral, stamp, reason);
        return stamp.id();
    }

    Numbers numbers(UUID referralId) {
        Referral referral = access.read(referralId);
        ReferralRequested newest = files.open(referral, files.of(referral).get(0));
        journal.seen(referral, "referral.phones-revealed", "");
        return new Numbers(
                newest.safeContact().preferredPhone(), newest.victim().phones());
    }
}
