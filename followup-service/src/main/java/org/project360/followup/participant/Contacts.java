package org.project360.followup.participant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.project360.chassis.crypto.Envelopes;
import org.project360.contracts.SafeContact;

/** Contact details, opened. Whoever asks writes the audit. */
@ApplicationScoped
public class Contacts {

    private final Participants participants;
    private final Envelopes envelopes;
    private final SafeContactConfig config;

    Contacts(Participants participants, Envelopes envelopes, SafeContactConfig config) {
        this.participants = participants;
        this.envelopes = envelopes;
        this.config = config;
    }

    /** How to reach a person now; nothing is safe where nothing is known. */
    public SafeWays waysTo(UUID ownerId, Instant now) {
        return participants
                .newestContact(ownerId)
                .map(stored -> SafeWays.of(
                        open(stored),
                        stored.issuedAt(),
                        !stored.issuedAt().plus(config.reconfirmAfter()).isAfter(now),
                        now))
                .orElseGet(() -> SafeWays.unknown(now));
    }

    /** Whether one channel may be used at a moment. */
    public Guidance guidance(UUID ownerId, Channel channel, Instant moment) {
        SafeContact safe = participants
                .newestContact(ownerId)
                .map(stored -> open(stored).safeContact())
                .orElse(SafeContact.NOTHING_SAFE);
        return SafeContactPolicy.at(safe, channel, moment);
    }

    static String place(UUID id) {
        return "participant/" + id + "/contact";
    }

    private ContactDetails open(Participants.OpenableContact stored) {
        return envelopes.open(stored.key(), place(stored.id()), stored.sealed(), ContactDetails.class);
    }
}
