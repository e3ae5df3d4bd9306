package org.project360.followup.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The flow of participants through a trial (CONSORT 2025, item 22a), never by arm. Boxes down to {@code eligible} count
 * incidents, since each is assessed; those from {@code enrolled} on count participants. Every box is counted by itself,
 * so that {@link #faults()} means something.
 *
 * @param assessed incidents that were assessed for eligibility; historic imports are not
 * @param excludedByReason by the first rule that failed
 * @param eligibleEnrolled eligible incidents on which a participant enrolled
 * @param eligibleAgain further eligible incidents of participants
 * @param eligibleNotEnrolled eligible incidents of nobody who takes part: the draw is still to come, or the trial is full
 * @param enrolledAhead enrolments whose incident is not on record here yet
 * @param mergedDuplicates enrolments of people who turned out to be one participant
 * @param participants participants, each with one schedule
 * @param serviceOverridden times that a participant got another service than her arm's for her safety; she stays in her arm
 */
record Consort(
        UUID trialId,
        Instant countedAt,
        long assessed,
        long excluded,
        Map<String, Long> excludedByReason,
        long eligible,
        long eligibleEnrolled,
        long eligibleAgain,
        long eligibleNotEnrolled,
        long enrolled,
        long enrolledAhead,
        long mergedDuplicates,
        long participants,
        long schedules,
        List<WaveFlow> waves,
        Withdrawn withdrawn,
        long serviceOverridden) {

    /** One wave: {@code followedUp} holds those in the window and those late. */
    record WaveFlow(
            String wave,
            long notScheduled,
            long upcoming,
            long open,
            long overdue,
            long followedUp,
            long followedUpOutOfWindow,
            long missed,
            long cancelled) {

        long sum() {
            return notScheduled + upcoming + open + overdue + followedUp + missed + cancelled;
        }
    }

    /** Participants by what they withdrew from; one may count more than once. */
    record Withdrawn(long fromContact, long fromDataUse, long fromIntervention, long any) {}

    /** A box that is not the sum of its parts. */
    record Fault(String box, long expected, long found) {}

    /** The boxes that do not add up; empty if the diagram holds. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        check(faults, "assessed", assessed, excluded + eligible);
        check(
                faults,
                "excluded",
                excluded,
                excludedByReason.values().stream().mapToLong(Long::longValue).sum());
        check(faults, "eligible", eligible, eligibleEnrolled + eligibleAgain + eligibleNotEnrolled);
        check(faults, "enrolled", enrolled, eligibleEnrolled + enrolledAhead);
        check(faults, "participants", enrolled, participants + mergedDuplicates);
        check(faults, "schedules", participants, schedules);
        waves.forEach(wave -> check(faults, "waves/" + wave.wave(), schedules, wave.sum()));
        return faults;
    }

    private static void check(List<Fault> faults, String box, long expected, long found) {
        if (expected != found) {
            faults.add(new Fault(box, expected, found));
        }
    }
}
