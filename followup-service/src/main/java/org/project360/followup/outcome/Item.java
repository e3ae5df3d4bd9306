package org.project360.followup.outcome;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.followup.SafetyConcernRaised.Kind;

/**
 * The items of instrument {@value #INSTRUMENT}, in the order of asking. The wording is Project 360's own; any change of
 * wording or values is a new instrument.
 */
enum Item {
    CONTACT_WITH_PERPETRATOR(
            "contactWithPerpetrator",
            "In the last four weeks, have you had any contact with the person who harmed you, and did you want it?",
            List.of("NONE", "UNWANTED", "WANTED"),
            null,
            null),
    SATISFACTION_WITH_POLICE(
            "satisfactionWithPolice",
            "Looking back, how well did the police deal with what happened? 0 is as badly as can be, 10 as well.",
            upTo(10),
            null,
            null),
    WOULD_REPORT_AGAIN(
            "wouldReportAgain",
            "If something happened again, would you tell the police?",
            List.of("YES", "NO", "UNSURE"),
            null,
            null),
    QUALITY_OF_LIFE(
            "qualityOfLife",
            "All in all, how is your life just now? 0 is the worst you can think of, 10 the best.",
            upTo(10),
            null,
            null),
    GP_VISITS(
            "gpVisits",
            "How many times have you seen a doctor or nurse at your surgery in the last three months?",
            upTo(99),
            null,
            null),
    FEELS_SAFE_NOW(
            "feelsSafeNow", "Do you feel safe where you are now?", List.of("YES", "NO"), "NO", Kind.IN_DANGER_NOW),
    NEW_ABUSE(
            "newAbuse",
            "Has anyone in your family, or a partner you have or had, harmed or frightened you since we last spoke?",
            List.of("YES", "NO"),
            "YES",
            Kind.NEW_ABUSE),
    CHILD_AT_RISK(
            "childAtRisk",
            "Are you worried that a child near you is being harmed or may be?",
            List.of("YES", "NO"),
            "YES",
            Kind.CHILD_AT_RISK),
    SUICIDAL_THOUGHTS(
            "suicidalThoughts",
            "In the last two weeks, have you thought about ending your life?",
            List.of("YES", "NO"),
            "YES",
            Kind.SUICIDE_RISK);

    static final String INSTRUMENT = "p360-follow-up-1";

    private final String code;
    private final String wording;
    private final List<String> allowed;
    private final @Nullable String danger;
    private final @Nullable Kind kind;

    Item(String code, String wording, List<String> allowed, @Nullable String danger, @Nullable Kind kind) {
        this.code = code;
        this.wording = wording;
        this.allowed = allowed;
        this.danger = danger;
        this.kind = kind;
    }

    String code() {
        return code;
    }

    String wording() {
        return wording;
    }

    List<String> allowed() {
        return allowed;
    }

    /** The concern that an answer raises. */
    Optional<Kind> concern(Answer answer) {
        return danger != null && danger.equals(answer.value()) ? Optional.ofNullable(kind) : Optional.empty();
    }

    static Optional<Item> of(String code) {
        return Arrays.stream(values()).filter(item -> item.code.equals(code)).findFirst();
    }

    private static List<String> upTo(int most) {
        return IntStream.rangeClosed(0, most).mapToObj(Integer::toString).toList();
    }
}
