package org.project360.contracts.police;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.RiskGrade;

/** A risk assessment; {@code answers} by question number as printed in the tool. */
public record RiskAssessment(
        RiskTool tool,
        String toolVersion,
        RiskGrade officerGrade,
        @Nullable RiskGrade reviewedGrade,
        @Nullable Map<String, Answer> answers) {

    /** The highest grade that anyone gave: judgement may raise a grade, never lower it. */
    public RiskGrade highestGrade() {
        return reviewedGrade != null && reviewedGrade.compareTo(officerGrade) > 0 ? reviewedGrade : officerGrade;
    }

    @Override
    public String toString() {
        return "RiskAssessment[***]";
    }
}
