package org.project360.referral.referral;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.referral.CaseProgressed.ExitData;

/** The exit data of a closed referral. */
@Entity
class ReferralExit {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Id
    private UUID referralId;

    private @Nullable String abuse;
    private @Nullable String riskAtExit;
    private @Nullable String contactWithPerpetrator;
    private @Nullable Boolean willingToReportAgain;
    private @Nullable Boolean childrenKnownToServices;
    private @Nullable Boolean onwardServiceStarted;

    @JdbcTypeCode(SqlTypes.JSON)
    private String missing;

    private byte @Nullable [] words;

    protected ReferralExit() {}

    ReferralExit(UUID referralId, ExitForm form, byte @Nullable [] sealedWords) {
        ExitData data = form.data();
        this.referralId = referralId;
        this.abuse = data.abuse();
        this.riskAtExit = data.riskAtExit();
        this.contactWithPerpetrator = data.contactWithPerpetrator();
        this.willingToReportAgain = data.willingToReportAgain();
        this.childrenKnownToServices = data.childrenKnownToServices();
        this.onwardServiceStarted = data.onwardServiceStarted();
        this.words = sealedWords;
        try {
            this.missing = JSON.writeValueAsString(form.reasons());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Codes are not serialisable", e);
        }
    }
}
