package org.project360.randomisation.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.problem.Problem;
import org.project360.randomisation.allocation.Participants;
import org.project360.randomisation.trial.Signature;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.Trials;

/** Writes an error about a participant into the register. Nothing else changes. */
@ApplicationScoped
public class ReportError {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Trials trials;
    private final Participants participants;
    private final TrialErrors errors;
    private final ErrorAlert alert;
    private final Signature signature;
    private final Audit audit;

    ReportError(
            Trials trials,
            Participants participants,
            TrialErrors errors,
            ErrorAlert alert,
            Signature signature,
            Audit audit) {
        this.trials = trials;
        this.participants = participants;
        this.errors = errors;
        this.alert = alert;
        this.signature = signature;
        this.audit = audit;
    }

    @Transactional
    TrialError report(UUID trialId, ErrorReport report) {
        return add(signature.id(), trialId, report);
    }

    private TrialError add(UUID id, UUID trialId, ErrorReport report) {
        Trial trial = trials.known(trialId);
        if (!participants.include(trialId, report.personId())) {
            throw Problem.notFound();
        }
        TrialError error = new TrialError(
                id, trialId, report, text(report.checked(trial.design())), signature.name(), signature.now());
        errors.persist(error);
        alert.raise(error);
        audit.record("trial.error-reported", "participant", report.personId(), "type=" + report.type());
        return error;
    }

    /** A participant got a second arm, which does not count; the caller's transaction writes it down. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void twice(UUID trialId, UUID personId) {
        twice(signature.id(), trialId, personId);
    }

    /** The same under an id by which it can be withdrawn. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void twice(UUID id, UUID trialId, UUID personId) {
        add(id, trialId, new ErrorReport(ErrorType.TWICE, personId, null));
    }

    /** These turned out to be none: they stay in the register, and count no more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(Collection<UUID> ids, Instant at) {
        errors.withdraw(ids, at);
    }

    private static @Nullable String text(@Nullable Map<String, String> levels) {
        try {
            return levels == null ? null : JSON.writeValueAsString(levels);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Levels are not serialisable");
        }
    }
}
