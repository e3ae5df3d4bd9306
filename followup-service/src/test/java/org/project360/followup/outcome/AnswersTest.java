package org.project360.followup.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.project360.chassis.problem.Problem;
import org.project360.contracts.followup.SafetyConcernRaised.Kind;

class AnswersTest {

    @ParameterizedTest
    @CsvSource({
        "contactWithPerpetrator, UNWANTED, true",
        "contactWithPerpetrator, OFTEN, false",
        "satisfactionWithPolice, 0, true",
        "satisfactionWithPolice, 10, true",
        "satisfactionWithPolice, 11, false",
        "satisfactionWithPolice, -1, false",
        "satisfactionWithPolice, 7.5, false",
        "wouldReportAgain, UNSURE, true",
        "qualityOfLife, 05, false",
        "gpVisits, 99, true",
        "gpVisits, 100, false",
        "feelsSafeNow, no, false"
    })
    void takesTheValuesOfTheInstrumentOnly(String item, String value, boolean taken) {
        Map<String, Answer> answers = AnswersFixture.calm();
        answers.put(item, new Answer(value, null));

        if (taken) {
            assertThat(Answers.checked(answers).byItem()).containsEntry(item, new Answer(value, null));
        } else {
            assertThatThrownBy(() -> Answers.checked(answers)).isInstanceOfSatisfying(Problem.class, problem -> {
                assertThat(problem.status()).isEqualTo(422);
                assertThat(problem.errors())
                        .extracting(Problem.FieldError::pointer)
                        .containsExactly("/answers/" + item + "/value");
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Missing.class)
    void everyItemMayBeMissingForEveryReasonAndThenRaisesNothing(Missing missing) {
        Map<String, Answer> answers = new HashMap<>();
        for (Item item : Item.values()) {
            answers.put(item.code(), new Answer(null, missing));
        }

        assertThat(Answers.checked(answers).concerns()).isEmpty();
    }

    @Test
    void everyItemNeedsAValueOrACodeAndNotBoth() {
        Map<String, Answer> answers = AnswersFixture.calm();
        answers.remove("gpVisits");
        answers.put("newAbuse", new Answer("NO", Missing.REFUSED));
        answers.put("childAtRisk", new Answer(null, null));
        answers.put("shoeSize", new Answer("5", null));

        assertThatThrownBy(() -> Answers.checked(answers))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(e -> e.pointer() + " " + e.code())
                                .containsExactly(
                                        "/answers/gpVisits item-missing",
                                        "/answers/newAbuse value-or-missing",
                                        "/answers/childAtRisk value-or-missing",
                                        "/answers unknown-item"));
    }

    @ParameterizedTest
    @CsvSource({
        "feelsSafeNow, NO, IN_DANGER_NOW",
        "newAbuse, YES, NEW_ABUSE",
        "childAtRisk, YES, CHILD_AT_RISK",
        "suicidalThoughts, YES, SUICIDE_RISK"
    })
    void eachDangerIsItsOwnConcern(String item, String value, Kind kind) {
        Map<String, Answer> answers = AnswersFixture.calm();
        assertThat(Answers.checked(answers).concerns()).isEmpty();

        answers.put(item, new Answer(value, null));

        assertThat(Answers.checked(answers).concerns()).containsExactly(kind);
    }
}
