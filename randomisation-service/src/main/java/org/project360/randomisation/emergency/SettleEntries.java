package org.project360.randomisation.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;
import org.project360.randomisation.allocation.EnterListed;
import org.project360.randomisation.allocation.Listed;
import org.project360.randomisation.allocation.Reservations;
import org.project360.randomisation.emergency.EntryOutcome.Outcome;
import org.project360.randomisation.register.ReportError;
import org.project360.randomisation.trial.Trial;

/** Says of every entry of a list what became of it, and sees to it that it does. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class SettleEntries {

    private final OpenedEntries opened;
    private final EnterListed enter;
    private final Reservations reservations;
    private final ReportError errors;

    SettleEntries(OpenedEntries opened, EnterListed enter, Reservations reservations, ReportError errors) {
        this.opened = opened;
        this.enter = enter;
        this.reservations = reservations;
        this.errors = errors;
    }

    List<EntryOutcome> settle(Trial locked, EmergencyList list, String closer) {
        List<OpenedEntries.Reported> reported = opened.of(list.id());
        requireSecondPerson(reported, closer);
        reservations.release(locked, list.entries());
        Map<UUID, EnterListed.Answer> answers = enter.enter(locked, listed(list.id(), reported));
        Map<Integer, Outcome> outcomes = new TreeMap<>();
        List<Problem.FieldError> unknown = new ArrayList<>();
        for (OpenedEntries.Reported one : reported) {
            UUID incident = one.use().incidentId();
            EnterListed.Answer answer = incident == null ? null : answers.get(incident);
            if (incident != null && answer == null) {
                unknown.add(unknown(one.use().entry()));
            } else {
                outcomes.put(one.use().entry(), outcome(locked, answer));
            }
        }
        if (!unknown.isEmpty()) {
            throw Problem.unprocessable("emergency-candidates-missing", "Not every incident is known here.", unknown);
        }
        List<EntryOutcome> all = new ArrayList<>();
        for (int entry = 1; entry <= list.entries(); entry++) {
            all.add(new EntryOutcome(entry, outcomes.getOrDefault(entry, Outcome.VOID)));
        }
        opened.settle(list.id(), all);
        enter.resume(locked);
        return all;
    }

    List<EntryOutcome> outcomes(UUID listId) {
        return opened.outcomes(listId);
    }

    private Outcome outcome(Trial trial, EnterListed.@Nullable Answer answer) {
        if (answer == null) {
            return Outcome.SPOILED;
        }
        if (answer.ofEntry()) {
            return Outcome.ENTERED;
        }
        errors.twice(trial.id(), answer.personId());
        return Outcome.TWICE;
    }

    private static void requireSecondPerson(List<OpenedEntries.Reported> reported, String closer) {
        if (reported.stream().anyMatch(one -> one.by().equals(closer))) {
            throw Problem.conflict(
                    "second-person-needed",
                    "A second person is needed",
                    "You reported what was opened: somebody else must close the list.");
        }
    }

    private static List<Listed> listed(UUID listId, List<OpenedEntries.Reported> reported) {
        List<Listed> listed = new ArrayList<>();
        for (OpenedEntries.Reported one : reported) {
            UUID incident = one.use().incidentId();
            if (incident != null) {
                listed.add(new Listed(
                        listId,
                        one.use().entry(),
                        incident,
                        one.use().usedAt(),
                        one.use().openedBy()));
            }
        }
        return listed;
    }

    private static Problem.FieldError unknown(int entry) {
        return new Problem.FieldError(
                "/entries/" + entry,
                "no-candidate",
                "No candidate of its incident can be allocated: wait until intake has sent it, or report the entry again"
                        + " without an incident if it never will.");
    }
}
