package org.project360.referral.referral;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem.FieldError;
import org.project360.contracts.referral.CaseProgressed.ExitData;

/** What is known when a case closes: each item, or why it is missing. */
public record ExitForm(
        @Nullable Abuse abuse,
        @Nullable Risk riskAtExit,
        @Nullable PerpetratorContact contactWithPerpetrator,
        @Nullable Boolean willingToReportAgain,
        @Nullable Boolean childrenKnownToServices,
        @Nullable Boolean onwardServiceStarted,
        @Nullable Map<String, Missing> missing) {

    /** The abuse, against the time of referral. */
    public enum Abuse {
        STOPPED,
        REDUCED,
        SAME,
        WORSE;

        @JsonValue
        public String code() {
            return Codes.of(this);
        }

        @JsonCreator
        static Abuse ofCode(String code) {
            return Codes.parse(Abuse.class, code);
        }
    }

    /** The grade when the case closes. */
    public enum Risk {
        STANDARD,
        MEDIUM,
        HIGH;

        @JsonValue
        public String code() {
            return Codes.of(this);
        }

        @JsonCreator
        static Risk ofCode(String code) {
            return Codes.parse(Risk.class, code);
        }
    }

    /** Contact with the perpetrator when the case closes. */
    public enum PerpetratorContact {
        NONE,
        CHILD_CONTACT_ONLY,
        SOME,
        LIVING_TOGETHER;

        @JsonValue
        public String code() {
            return Codes.of(this);
        }

        @JsonCreator
        static PerpetratorContact ofCode(String code) {
            return Codes.parse(PerpetratorContact.class, code);
        }
    }

    /** Why an item is missing. */
    public enum Missing {
        NOT_ASKED,
        NOT_REACHED,
        NOT_SAFE_TO_ASK,
        DECLINED_TO_SAY,
        NOT_KNOWN,
        NOT_APPLICABLE;

        @JsonValue
        public String code() {
            return Codes.of(this);
        }

        @JsonCreator
        static Missing ofCode(String code) {
            return Codes.parse(Missing.class, code);
        }
    }

    Map<String, Missing> reasons() {
        return missing == null ? Map.of() : missing;
    }

    /** An item is there or has a reason, never both and never neither. */
    List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        Map<String, @Nullable Object> items = items();
        items.forEach((item, value) -> {
            boolean excused = reasons().containsKey(item);
            if (value == null && !excused) {
                errors.add(new FieldError("/exit/" + item, "missing-without-reason", "Give it, or say why not."));
            } else if (value != null && excused) {
                errors.add(new FieldError("/exit/missing/" + item, "not-missing", "It is given as well."));
            }
        });
        reasons().keySet().stream()
                .filter(item -> !items.containsKey(item))
                .forEach(item -> errors.add(new FieldError("/exit/missing", "unknown-item", "No such item.")));
        return errors;
    }

    ExitData data() {
        return new ExitData(
                abuse == null ? null : abuse.code(),
                riskAtExit == null ? null : riskAtExit.code(),
                contactWithPerpetrator == null ? null : contactWithPerpetrator.code(),
                willingToReportAgain,
                childrenKnownToServices,
                onwardServiceStarted);
    }

    private Map<String, @Nullable Object> items() {
        Map<String, @Nullable Object> items = new LinkedHashMap<>();
        items.put("abuse", abuse);
        items.put("riskAtExit", riskAtExit);
        items.put("contactWithPerpetrator", contactWithPerpetrator);
        items.put("willingToReportAgain", willingToReportAgain);
        items.put("childrenKnownToServices", childrenKnownToServices);
        items.put("onwardServiceStarted", onwardServiceStarted);
        return items;
    }
}
