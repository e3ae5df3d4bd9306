package org.project360.randomisation.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.randomisation.ErrorRegistered;

/** One error; never changed. One that turned out to be none is withdrawn, by a row of its own. */
@Entity
@Table(name = "trial_error")
public class TrialError {

    @Id
    private UUID id;

    @Column(name = "trial_id")
    private UUID trialId;

    @Column(name = "person_id")
    private UUID personId;

    @Enumerated(EnumType.STRING)
    private ErrorType type;

    @Column(name = "correct_covariates")
    private @Nullable String correctCovariates;

    @Column(name = "reported_by")
    private String reportedBy;

    @Column(name = "reported_at")
    private Instant reportedAt;

    @Formula("(select w.withdrawn_at from trial_error_withdrawal w where w.error_id = id)")
    private @Nullable Instant withdrawnAt;

    protected TrialError() {}

    TrialError(UUID id, UUID trialId, ErrorReport report, @Nullable String correctCovariates, String by, Instant at) {
        this.id = id;
        this.trialId = trialId;
        this.personId = report.personId();
        this.type = report.type();
        this.correctCovariates = correctCovariates;
        this.reportedBy = by;
        this.reportedAt = at;
    }

    UUID id() {
        return id;
    }

    View view() {
        return new View(id, personId, type, type.handling(), correctCovariates, reportedBy, reportedAt, withdrawnAt);
    }

    ErrorRegistered event() {
        return new ErrorRegistered(id, trialId, personId, ErrorRegistered.Type.valueOf(type.name()), reportedAt);
    }

    /** The error as the API shows it; {@code correctCovariates} is JSON with sorted names; {@code withdrawnAt} where it was none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID id,
            UUID personId,
            ErrorType type,
            String handling,
            @Nullable String correctCovariates,
            String reportedBy,
            Instant reportedAt,
            @Nullable Instant withdrawnAt) {}
}
