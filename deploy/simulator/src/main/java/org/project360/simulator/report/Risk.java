package org.project360.simulator.report;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.police.Answer;
import org.project360.contracts.police.HighRiskMarker;
import org.project360.contracts.police.RiskAssessment;
import org.project360.contracts.police.RiskTool;
import org.project360.simulator.seed.Rng;

/** Risk assessments as they are graded. Fourteen or more answers of yes come with the grade high only. */
final class Risk {
    private static final int QUESTIONS = 27;
    private static final int HIGH_FROM = 14;
    private static final double[] GRADES = {0.57, 0.32, 0.11};
    private static final double REVIEWED = 0.25;
    private static final double RAISED_BY_REVIEW = 0.08;
    private static final double ANSWERS_ARE_SENT = 0.7;

    private Risk() {}

    static RiskAssessment assess(Rng chance) {
        RiskGrade grade = RiskGrade.values()[chance.weighted(GRADES)];
        RiskTool tool = RiskTool.values()[chance.weighted(0.6, 0.38, 0.02)];
        String version = tool == RiskTool.DASH ? "2009" : "2022";
        RiskGrade reviewed = chance.chance(REVIEWED) ? reviewed(grade, chance) : null;
        return new RiskAssessment(
                tool, version, grade, reviewed, chance.chance(ANSWERS_ARE_SENT) ? answers(grade, chance) : null);
    }

    static List<HighRiskMarker> markers(RiskGrade grade, Rng chance) {
        Set<HighRiskMarker> markers = EnumSet.noneOf(HighRiskMarker.class);
        if (chance.chance(grade == RiskGrade.HIGH ? 0.6 : 0.01)) {
            List<HighRiskMarker> all = List.of(HighRiskMarker.values());
            markers.add(chance.pick(all));
            if (grade == RiskGrade.HIGH && chance.chance(0.4)) {
                markers.add(chance.pick(all));
            }
        }
        return List.copyOf(markers);
    }

    /** One grade up, as by a supervisor's review. */
    static RiskAssessment raised(RiskAssessment risk) {
        RiskGrade next = risk.highestGrade() == RiskGrade.STANDARD ? RiskGrade.MEDIUM : RiskGrade.HIGH;
        return new RiskAssessment(risk.tool(), risk.toolVersion(), risk.officerGrade(), next, risk.answers());
    }

    private static RiskGrade reviewed(RiskGrade grade, Rng chance) {
        return chance.chance(RAISED_BY_REVIEW)
                ? RiskGrade.values()[Math.min(grade.ordinal() + 1, RiskGrade.HIGH.ordinal())]
                : grade;
    }

    private static @Nullable Map<String, Answer> answers(RiskGrade grade, Rng chance) {
        int yes = switch (grade) {
            case STANDARD -> chance.between(0, 6);
            case MEDIUM -> chance.between(5, HIGH_FROM - 1);
            case HIGH -> chance.between(9, 22);
        };
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (int question = 1; question <= QUESTIONS; question++) {
            int left = QUESTIONS - question + 1;
            boolean isYes = chance.below(left) < yes;
            yes -= isYes ? 1 : 0;
            answers.put(
                    Integer.toString(question), isYes ? Answer.YES : chance.chance(0.1) ? Answer.NOT_KNOWN : Answer.NO);
        }
        return answers;
    }
}
