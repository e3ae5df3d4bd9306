package org.project360.intake.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.event.EventCodec;
import org.project360.chassis.outbox.Outbox;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.SafeContact;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.FollowUpContact;
import org.project360.contracts.randomisation.Arm;
import org.project360.intake.identity.Pseudonyms;
import org.project360.intake.release.FollowUpContacts.Participant;

/**
 * Issues details: to the specialist team those of the treatment arm, to followup how to reach a participant, once and
 * again when that changes, the same whatever the arm.
 */
@ApplicationScoped
class IssueDetails {

    private record Contact(PersonDetails participant, SafeContact safeContact) {}

    private final FollowUpContacts contacts;
    private final Outbox outbox;
    private final EventCodec codec;
    private final Pseudonyms pseudonyms;
    private final Audit audit;

    IssueDetails(FollowUpContacts contacts, Outbox outbox, EventCodec codec, Pseudonyms pseudonyms, Audit audit) {
        this.contacts = contacts;
        this.outbox = outbox;
        this.codec = codec;
        this.pseudonyms = pseudonyms;
        this.audit = audit;
    }

    void issue(List<Release> releases, Instant now) {
        Map<Participant, byte[]> digests = contacts.digests(
                releases.stream().map(IssueDetails::participant).collect(Collectors.toSet()));
        Map<Participant, byte[]> issued = new LinkedHashMap<>();
        for (Release release : releases) {
            if (release.allocation().arm() == Arm.TREATMENT) {
                outbox.appendSealed(Topics.INTAKE_REFERRAL_REQUESTED, release.personId(), release.referral(now));
            }
            Contact contact = new Contact(
                    release.report().victim().person(),
                    release.report().victim().safeContactOrNothing());
            byte[] digest = pseudonyms.digest(codec.write(contact));
            if (!Arrays.equals(digest, digests.put(participant(release), digest))) {
                issued.put(participant(release), digest);
                outbox.appendSealed(
                        Topics.INTAKE_FOLLOW_UP_CONTACT,
                        release.personId(),
                        new FollowUpContact(
                                release.personId(),
                                release.allocation().trialId(),
                                release.allocation().incidentId(),
                                now,
                                contact.participant(),
                                contact.safeContact()));
            }
        }
        contacts.save(issued, now);
        audit.record("allocations.released", "batch", now, "count=" + releases.size());
    }

    private static Participant participant(Release release) {
        return new Participant(release.personId(), release.allocation().trialId());
    }
}
