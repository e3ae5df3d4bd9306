package org.project360.intake.incident;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.outbox.Outbox;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.intake.CandidateWithdrawn;
import org.project360.contracts.intake.IncidentRecorded;
import org.project360.contracts.randomisation.EvaluationRequested;
import org.project360.intake.cohort.Assessment;
import org.project360.intake.identity.Pseudonyms;
import org.project360.intake.identity.Role;

/** What the other services hear of an incident. Of a test record they hear nothing. */
@ApplicationScoped
class Announcements {

    private final Outbox outbox;
    private final Pseudonyms pseudonyms;
    private final List<IncidentFollower> followers;

    Announcements(Outbox outbox, Pseudonyms pseudonyms, @All List<IncidentFollower> followers) {
        this.outbox = outbox;
        this.pseudonyms = pseudonyms;
        this.followers = followers;
    }

    /** Once everything is stored. */
    void follow(List<Effect> effects, Instant now) {
        if (!effects.isEmpty()) {
            followers.forEach(f -> f.tookEffect(effects, now));
        }
    }

    void announce(IdentifiedEntry entry, Assessment assessment, Instant now) {
        IncidentState state = entry.entry().incident().state();
        if (state.test()) {
            return;
        }
        outbox.append(Topics.INTAKE_INCIDENT_RECORDED, state.victimId(), recorded(entry, state, assessment, now));
        nominate(entry, state, assessment, now);
        // What the police withdrew did not happen: no school hears of it.
        if (!state.historic() && !state.noCrime()) {
            exposeChildren(entry);
        }
    }

    /** What is told of an incident when it turns out to be eligible later than it was recorded. */
    void announceEligible(IdentifiedEntry entry, Assessment assessment, Instant now) {
        IncidentState state = entry.entry().incident().state();
        if (!state.test() && assessment.eligible()) {
            outbox.append(Topics.INTAKE_INCIDENT_RECORDED, state.victimId(), recorded(entry, state, assessment, now));
            nominate(entry, state, assessment, now);
        }
    }

    /** An eligible candidate once more, evaluated at this request. */
    void announceAgain(IdentifiedEntry entry, Assessment assessment, Instant requestedAt, Instant now) {
        IncidentState state = entry.entry().incident().state();
        outbox.append(
                Topics.INTAKE_CANDIDATE_IDENTIFIED,
                state.victimId(),
                candidate(entry, state, assessment, now, requestedAt));
    }

    /** A candidate who is none any more, found so at this request. */
    void withdraw(EvaluationRequested request, Instant now) {
        outbox.append(
                Topics.INTAKE_CANDIDATE_WITHDRAWN,
                request.personId(),
                new CandidateWithdrawn(request.incidentId(), request.personId(), now, request.requestedAt()));
    }

    private void nominate(IdentifiedEntry entry, IncidentState state, Assessment assessment, Instant now) {
        if (assessment.eligible() && entry.entry().incident().nominate(now)) {
            outbox.append(
                    Topics.INTAKE_CANDIDATE_IDENTIFIED,
                    state.victimId(),
                    candidate(entry, state, assessment, now, null));
        }
    }

    private static IncidentRecorded recorded(
            IdentifiedEntry entry, IncidentState state, Assessment assessment, Instant now) {
        return new IncidentRecorded(
                entry.entry().incidentId(),
                state.version(),
                state.victimId(),
                state.householdId(),
                entry.report().force(),
                state.occurredAt(),
                state.reportedAt(),
                now,
                state.grade(),
                assessment.incidentsInWindow(),
                state.children(),
                state.historic(),
                assessment.eligible(),
                assessment.ruleSetVersion(),
                assessment.failedRules());
    }

    private CandidateIdentified candidate(
            IdentifiedEntry entry,
            IncidentState state,
            Assessment assessment,
            Instant now,
            @Nullable Instant requestedAt) {
        String force = entry.report().force();
        return new CandidateIdentified(
                entry.entry().incidentId(),
                state.victimId(),
                state.householdId(),
                dyad(entry),
                force,
                state.reportedAt(),
                now,
                assessment.ruleSetVersion(),
                assessment.incidentsInWindow(),
                Map.of("grade", state.grade().name(), "priorBand", assessment.priorBand(), "force", force),
                requestedAt);
    }

    /** Victim and perpetrator as a pair, where there is exactly one perpetrator. */
    private @Nullable UUID dyad(IdentifiedEntry entry) {
        List<Party> perpetrators = entry.parties(Role.PERPETRATOR);
        return perpetrators.size() == 1
                ? pseudonyms.of(
                        "dyad",
                        entry.victim().currentId().toString(),
                        perpetrators.get(0).currentId().toString())
                : null;
    }

    private void exposeChildren(IdentifiedEntry entry) {
        Set<UUID> told = new HashSet<>();
        for (Party child : entry.parties(Role.CHILD)) {
            if (told.add(child.personId())) {
                outbox.appendSealed(
                        Topics.INTAKE_CHILD_EXPOSED,
                        entry.entry().incidentId(),
                        Exposure.of(entry, child.personId(), child.place()));
            }
        }
    }
}
