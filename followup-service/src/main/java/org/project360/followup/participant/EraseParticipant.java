package org.project360.followup.participant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.contracts.intake.PersonErased;
import org.project360.followup.storage.Statements;
import org.project360.followup.storage.Statements.Column;

/** Deletes the keys of a person under all her ids: contact details and answers are unreadable from then on. */
@ApplicationScoped
class EraseParticipant {

    private final Redirects redirects;
    private final Statements statements;
    private final Audit audit;
    private final Event<ParticipantsChanged> changed;

    EraseParticipant(Redirects redirects, Statements statements, Audit audit, Event<ParticipantsChanged> changed) {
        this.redirects = redirects;
        this.statements = statements;
        this.audit = audit;
        this.changed = changed;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void erase(PersonErased erased) {
        Set<UUID> ids = redirects.idsOf(erased.personId());
        statements.update(
                "participants",
                "update participant set wrapped_key = null, contact = null, contact_issued_at = null,"
                        + " erased_at = coalesce(erased_at, ?) where id = any(?)",
                erased.erasedAt(),
                Column.uuids(ids));
        audit.record("participant.erased", "participant", erased.personId());
        changed.fire(new ParticipantsChanged(ids, erased.erasedAt()));
    }
}
