package org.project360.referral.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.project360.referral.testing.Requests.byPhone;
import static org.project360.referral.testing.Requests.window;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.project360.chassis.problem.Problem;
import org.project360.contracts.SafeContact;
import org.project360.referral.safecontact.Channel;
import org.project360.referral.safecontact.SafeTimes;

class OutcomeTest {

    private static final Instant TUESDAY = Instant.parse("2026-03-03T10:00:00Z");

    private final SafeTimes safe = new SafeTimes(byPhone(window(DayOfWeek.TUESDAY, "09:30", "12:00")));

    @Test
    void theListIsTheAgreedOne() {
        assertThat(Arrays.stream(Outcome.values()).map(Outcome::code))
                .containsExactly(
                        "spoke-engaged",
                        "spoke-declined",
                        "spoke-call-back",
                        "spoke-unsafe-ended",
                        "someone-else-answered-ended-safely",
                        "no-answer",
                        "voicemail-not-left",
                        "voicemail-left",
                        "text-sent",
                        "wrong-number",
                        "number-dead",
                        "letter-sent",
                        "visit-met",
                        "visit-no-reply",
                        "visit-aborted-unsafe");
    }

    @Test
    void onlySheHerselfIsALiveContact() {
        assertThat(Arrays.stream(Outcome.values()).filter(Outcome::live).map(Outcome::code))
                .containsExactly(
                        "spoke-engaged", "spoke-declined", "spoke-call-back", "spoke-unsafe-ended", "visit-met");
    }

    @Test
    void everyChannelCanComeToSomething() {
        assertThat(Channel.values())
                .allMatch(c -> Arrays.stream(Outcome.values()).anyMatch(o -> o.possibleBy(c)));
    }

    @Test
    void aSafeCallInItsWindowIsNoDanger() {
        assertThat(SafetyGate.dangers(safe, report(Channel.PHONE, Outcome.NO_ANSWER, TUESDAY)))
                .isEmpty();
    }

    @Test
    void aVoicemailLeftOnASafeTelephoneIsADangerUnlessVoicemailIsSafe() {
        assertThat(SafetyGate.dangers(safe, report(Channel.PHONE, Outcome.VOICEMAIL_LEFT, TUESDAY)))
                .extracting(Problem.FieldError::pointer)
                .containsExactly("/outcome");
        assertThat(SafetyGate.dangers(safe, report(Channel.PHONE, Outcome.VOICEMAIL_NOT_LEFT, TUESDAY)))
                .isEmpty();
    }

    @Test
    void textAndLetterAreDangersUnlessFlaggedSafe() {
        assertThat(SafetyGate.dangers(safe, report(Channel.TEXT, Outcome.TEXT_SENT, TUESDAY)))
                .hasSize(1);
        assertThat(SafetyGate.dangers(safe, report(Channel.LETTER, Outcome.LETTER_SENT, TUESDAY)))
                .hasSize(1);
    }

    @Test
    void everythingIsADangerWhereNothingIsSafe() {
        SafeTimes nothing = new SafeTimes(SafeContact.NOTHING_SAFE);
        for (Outcome outcome : Outcome.values()) {
            for (Channel channel : Channel.values()) {
                if (outcome.possibleBy(channel)) {
                    assertThat(SafetyGate.dangers(nothing, report(channel, outcome, TUESDAY)))
                            .hasSizeGreaterThanOrEqualTo(2);
                }
            }
        }
    }

    @Test
    void aChannelCannotComeToAnOutcomeOfAnother() {
        AttemptReport textToVisit = report(Channel.TEXT, Outcome.VISIT_MET, TUESDAY);
        assertThatThrownBy(() -> textToVisit.requireSensible(TUESDAY.minusSeconds(60), TUESDAY))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.status()).isEqualTo(422));
    }

    @Test
    void givingUpTakesThreeAttemptsOnTwoDaysAtTwoTimesOfDay() {
        assertThat(enough("03T10", "03T15", "04T10")).isTrue();
        assertThat(enough("03T10", "04T15")).isFalse();
        assertThat(enough("03T10", "03T15", "03T19")).isFalse();
        assertThat(enough("03T10", "04T10", "05T11")).isFalse();
        assertThat(enough("03T11", "04T12", "04T13")).isTrue();
    }

    private static boolean enough(String... starts) {
        return EnoughAttempts.enough(Arrays.stream(starts)
                .map(s -> Instant.parse("2026-03-" + s + ":00:00Z"))
                .toList());
    }

    private static AttemptReport report(Channel channel, Outcome outcome, Instant at) {
        return new AttemptReport(channel, outcome, at, null, null);
    }
}
