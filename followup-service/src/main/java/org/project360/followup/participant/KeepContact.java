package org.project360.followup.participant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.project360.chassis.crypto.Envelopes;
import org.project360.contracts.intake.FollowUpContact;

/** Keeps the newest contact details of each person; what is older or of an erased person leaves no trace. */
@ApplicationScoped
class KeepContact {

    private final Participants participants;
    private final Envelopes envelopes;

    KeepContact(Participants participants, Envelopes envelopes) {
        this.participants = participants;
        this.envelopes = envelopes;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void keep(List<FollowUpContact> contacts) {
        Map<UUID, FollowUpContact> newest = new LinkedHashMap<>();
        contacts.forEach(contact ->
                newest.merge(contact.personId(), contact, (a, b) -> b.issuedAt().isAfter(a.issuedAt()) ? b : a));
        participants.known(newest.keySet());
        Map<UUID, Participants.StoredContact> stored = participants.contacts(newest.keySet());
        List<Participants.SealedContact> sealed = new ArrayList<>();
        newest.forEach((id, contact) -> {
            Participants.StoredContact before = stored.get(id);
            if (before == null || before.key() == null) {
                return;
            }
            if (before.issuedAt() == null || contact.issuedAt().isAfter(before.issuedAt())) {
                byte[] bytes = envelopes.seal(before.key(), Contacts.place(id), ContactDetails.of(contact));
                sealed.add(new Participants.SealedContact(id, bytes, contact.issuedAt()));
            }
        });
        participants.store(sealed);
    }
}
