package org.project360.followup.outcome;

import java.util.HashMap;
import java.util.Map;

/** Answers of somebody who is well. */
public final class AnswersFixture {

    private AnswersFixture() {}

    public static Map<String, Answer> calm() {
        Map<String, Answer> answers = new HashMap<>();
        answers.put("contactWithPerpetrator", new Answer("NONE", null));
        answers.put("satisfactionWithPolice", new Answer("7", null));
        answers.put("wouldReportAgain", new Answer("YES", null));
        answers.put("qualityOfLife", new Answer("8", null));
        answers.put("gpVisits", new Answer("2", null));
        answers.put("feelsSafeNow", new Answer("YES", null));
        answers.put("newAbuse", new Answer("NO", null));
        answers.put("childAtRisk", new Answer("NO", null));
        answers.put("suicidalThoughts", new Answer("NO", null));
        return answers;
    }

    /** The calm answers but for some, as a request body; items and values alternate. */
    public static Map<String, Object> outcome(String... itemsAndValues) {
        Map<String, Answer> answers = calm();
        for (int i = 0; i < itemsAndValues.length; i += 2) {
            answers.put(itemsAndValues[i], new Answer(itemsAndValues[i + 1], null));
        }
        Map<String, Object> body = new HashMap<>();
        body.put("instrument", Item.INSTRUMENT);
        body.put("answers", answers);
        return body;
    }
}
