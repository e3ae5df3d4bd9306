package org.project360.intake.safety;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.chassis.outbox.Outbox;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.ParticipantEscalated;
import org.project360.contracts.intake.ParticipantEscalated.Trigger;
import org.project360.intake.cohort.Assessment;
import org.project360.intake.cohort.Cohort;
import org.project360.intake.cohort.Cohort.Question;

/**
 * Screens the later reports of participants, of both arms alike: neither the arm nor whether there is a referral is known
 * here, and the allocation is not touched.
 */
@ApplicationScoped
public class ScreenParticipants {

    /** A report of somebody, participant or not. */
    public record Screened(UUID victimId, Instant occurredAt, Assessment assessment) {

        private Question question() {
            return new Question(victimId, occurredAt);
        }
    }

    private final Escalations escalations;
    private final Cohort cohort;
    private final Outbox outbox;
    private final SafetyConfig config;

    ScreenParticipants(Escalations escalations, Cohort cohort, Outbox outbox, SafetyConfig config) {
        this.escalations = escalations;
        this.cohort = cohort;
        this.outbox = outbox;
        this.config = config;
    }

    /** Escalates, once for each incident and trigger; no statement where no report says anything. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void screen(List<Screened> reports, Instant now) {
        List<Screened> telling = reports.stream()
                .filter(r -> frequent(r) || !Triggers.of(r.assessment()).isEmpty())
                .toList();
        if (telling.isEmpty()) {
            return;
        }
        Set<UUID> participants = escalations.participants(
                telling.stream().map(Screened::victimId).collect(Collectors.toSet()));
        List<Screened> theirs = telling.stream()
                .filter(r -> participants.contains(r.victimId()))
                .toList();
        Map<Question, Integer> before = cohort.countsBefore(
                theirs.stream().filter(this::frequent).map(Screened::question).toList());
        List<ParticipantEscalated> raised = new ArrayList<>();
        for (Screened report : theirs) {
            Set<Trigger> triggers = Triggers.of(report.assessment());
            if (report.assessment().incidentsInWindow() > before.getOrDefault(report.question(), Integer.MAX_VALUE)) {
                triggers.add(Trigger.RISING_FREQUENCY);
            }
            triggers.forEach(trigger -> raised.add(escalation(report, trigger, now)));
        }
        escalations.insertNew(raised).forEach(e -> outbox.append(Topics.INTAKE_PARTICIPANT_ESCALATED, e.personId(), e));
    }

    private boolean frequent(Screened report) {
        return report.assessment().incidentsInWindow() >= config.frequentIncidents();
    }

    private ParticipantEscalated escalation(Screened report, Trigger trigger, Instant now) {
        return new ParticipantEscalated(
                escalations.nextId(),
                report.victimId(),
                report.assessment().incidentId(),
                report.assessment().version(),
                trigger,
                now,
                now.plus(trigger == Trigger.RISING_FREQUENCY ? config.reviewWithin() : config.routeWithin()));
    }
}
