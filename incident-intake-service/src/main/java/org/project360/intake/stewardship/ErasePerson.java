package org.project360.intake.stewardship;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.outbox.Outbox;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.PersonErased;
import org.project360.intake.identity.PersonRows;
import org.project360.intake.stewardship.StewardRequest.Kind;

/** Erases a person under all her ids; it takes two stewards, for it cannot be undone. Codes and ids remain. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ErasePerson {

    private final ErasedPersons persons;
    private final RequestDesk desk;
    private final List<PersonRows> rows;
    private final Outbox outbox;
    private final Audit audit;

    ErasePerson(ErasedPersons persons, RequestDesk desk, @All List<PersonRows> rows, Outbox outbox, Audit audit) {
        this.persons = persons;
        this.desk = desk;
        this.rows = rows;
        this.outbox = outbox;
        this.audit = audit;
    }

    StewardRequest request(UUID personId, String reasonCode) {
        return desk.open(Kind.ERASURE, persons.of(personId).root(), null, reasonCode);
    }

    StewardRequest confirm(UUID id, @Nullable String ifMatch) {
        StewardRequest request = desk.confirm(Kind.ERASURE, id, ifMatch);
        PersonTree person = persons.lock(request.personId());
        Instant at = persons.erase(person);
        rows.forEach(r -> r.erased(person.ids(), at));
        for (UUID told : person.ids()) {
            // Each id: who heard of one alone must let go of it too.
            outbox.append(Topics.INTAKE_PERSON_ERASED, told, new PersonErased(told, at));
            audit.record("person.erased", "person", told, "request=" + id);
        }
        return request;
    }
}
