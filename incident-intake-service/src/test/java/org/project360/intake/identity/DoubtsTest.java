package org.project360.intake.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.project360.intake.identity.OpenReviews.Standing;
import org.project360.intake.identity.linkage.Decision;
import org.project360.intake.identity.linkage.Grade;
import org.project360.intake.identity.linkage.NormalRecord;
import org.project360.intake.identity.linkage.Part;
import org.project360.intake.identity.linkage.Reason;
import org.project360.intake.identity.normal.Names;

class DoubtsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final UUID PERSON = UUID.randomUUID();
    private static final UUID REVIEW = UUID.randomUUID();

    private static final ReviewConfig CONFIG = new ReviewConfig() {
        @Override
        public Duration due() {
            return Duration.ofHours(2);
        }

        @Override
        public Duration historyDue() {
            return Duration.ofDays(28);
        }
    };

    @ParameterizedTest
    @CsvSource({"-10, IN_REVIEW", "-119, IN_REVIEW", "-120, PROVISIONAL", "-400, PROVISIONAL"})
    void aPossibleMatchWaitsTwoHoursFromWhenSheReported(int reportedMinutes, Certainty certainty) {
        LinkageBook.Entry entry = entry(possible(false), minutes(reportedMinutes), false);

        Doubts doubts = new Doubts(CONFIG, Map.of(), NOW).with(List.of(entry), () -> REVIEW);

        assertThat(doubts.of(entry)).isEqualTo(certainty);
        assertThat(doubts.all()).containsExactly(new Doubt(REVIEW, minutes(reportedMinutes + 120), entry, false, true));
    }

    @Test
    void aFurtherMentionInTheBatchWaitsTooAndOpensNoSecondReview() {
        LinkageBook.Entry first = entry(possible(false), minutes(-10), false);
        LinkageBook.Entry second = entry(resolution(true, true, null), minutes(-30), false);

        Doubts doubts = new Doubts(CONFIG, Map.of(), NOW).with(List.of(first, second), () -> REVIEW);

        assertThat(doubts.of(second)).isEqualTo(Certainty.IN_REVIEW);
        // The earlier of the two is the one that must not wait longer.
        assertThat(doubts.all()).containsExactly(new Doubt(REVIEW, minutes(90), first, false, true));
    }

    @Test
    void inShadowNobodyLooks() {
        LinkageBook.Entry entry = entry(possible(true), minutes(-10), false);

        Doubts doubts = new Doubts(CONFIG, Map.of(), NOW).with(List.of(entry), UUID::randomUUID);

        assertThat(doubts.all()).isEmpty();
        assertThat(doubts.of(entry)).isEqualTo(Certainty.UNKNOWN);
    }

    @Test
    void whomAStewardHasNamedIsNobodyNew() {
        LinkageBook.Entry entry = entry(possible(false).as(UUID.randomUUID()), minutes(-10), false);

        assertThat(new Doubts(CONFIG, Map.of(), NOW)
                        .with(List.of(entry), UUID::randomUUID)
                        .all())
                .isEmpty();
    }

    @Test
    void nobodyWaitsForHistoryUntilSomethingLiveDependsOnIt() {
        LinkageBook.Entry history = entry(possible(false), minutes(-100_000), true);
        Doubts imported = new Doubts(CONFIG, Map.of(), NOW).with(List.of(history), () -> REVIEW);
        assertThat(imported.all())
                .containsExactly(new Doubt(REVIEW, NOW.plus(Duration.ofDays(28)), history, false, false));
        LinkageBook.Entry live = entry(resolution(false, true, null), minutes(-10), false);

        Doubts later =
                new Doubts(CONFIG, open(NOW.plus(Duration.ofDays(27))), NOW).with(List.of(live), UUID::randomUUID);

        assertThat(later.of(live)).isEqualTo(Certainty.IN_REVIEW);
        assertThat(later.all()).containsExactly(new Doubt(REVIEW, minutes(110), null, true, true));
    }

    @Test
    void whatIsDueEarlierAnywayIsLeftAlone() {
        LinkageBook.Entry live = entry(resolution(false, true, null), minutes(-10), false);

        Doubts doubts = new Doubts(CONFIG, open(minutes(-1)), NOW).with(List.of(live), UUID::randomUUID);

        assertThat(doubts.of(live)).isEqualTo(Certainty.PROVISIONAL);
        assertThat(doubts.all()).extracting(Doubt::hurried).containsExactly(false);
    }

    @ParameterizedTest
    @CsvSource({
        "KEPT_APART, false, CERTAIN",
        "LINKED, false, CERTAIN",
        "SUPERSEDED, false, UNKNOWN",
        "SUPERSEDED, true, CERTAIN"
    })
    void whoWasLookedAtIsCertain(Review.State state, boolean byKeys, Certainty certainty) {
        LinkageBook.Entry entry = entry(resolution(false, byKeys, null), minutes(-10), false);

        Doubts doubts = new Doubts(CONFIG, Map.of(PERSON, new Standing(REVIEW, state, minutes(50))), NOW)
                .with(List.of(entry), UUID::randomUUID);

        assertThat(doubts.of(entry)).isEqualTo(certainty);
    }

    private static Map<UUID, Standing> open(Instant dueAt) {
        return Map.of(PERSON, new Standing(REVIEW, Review.State.OPEN, dueAt));
    }

    private static Instant minutes(int fromNow) {
        return NOW.plus(Duration.ofMinutes(fromNow));
    }

    private static LinkageBook.Entry entry(Resolution victim, Instant reportedAt, boolean historic) {
        return new LinkageBook.Entry(UUID.randomUUID(), 1, victim, reportedAt, historic);
    }

    private static Resolution possible(boolean shadow) {
        Decision decision = new Decision(
                Grade.POSSIBLE,
                Reason.BELOW_THRESHOLD,
                UUID.randomUUID(),
                0,
                -11,
                List.of(),
                List.of(),
                false,
                List.of(),
                List.of(),
                "assumed");
        return resolution(
                true,
                false,
                new Likeness(
                        Descriptions.of(NormalRecord.of(Part.VICTIM, Names.of("Ada", "Quill"), null)),
                        decision,
                        shadow));
    }

    private static Resolution resolution(boolean isNew, boolean certain, @Nullable Likeness likeness) {
        return new Resolution(PERSON, isNew, certain, UUID.randomUUID(), true, likeness);
    }
}
