package org.project360.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.project360.bench.support.BenchException;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.police.Answer;
import org.project360.contracts.police.IncidentReported;
import org.project360.contracts.police.IncidentType;
import org.project360.simulator.codec.Json;
import org.project360.simulator.codec.ReportCipher;
import org.project360.simulator.report.IncidentStream;
import org.project360.simulator.report.Noise;
import org.project360.simulator.report.SimulatedMessage;
import org.project360.simulator.world.World;

/**
 * Victims of whom nobody has heard: each is reported twice, once as of long ago and once as of now. The second report makes
 * her a candidate, so that every second one should come to be a referral; of the simulator's own mix it would be a few in a
 * hundred. They live in the same sub-region as the other victims and are none of them.
 */
public final class RepeatVictims {
    private static final int ROOM = 4;
    private static final int VISIBLE_HIGH_RISK = 14;
    private static final Duration LONG_AGO = Duration.ofDays(100);

    private final List<SimulatedMessage> patterns = new ArrayList<>();
    private final World world;

    /** Of the sub-region of {@link Reports} with that many incidents, so many other victims. */
    public RepeatVictims(long seed, int incidents, int victims, Instant start) {
        int known = Reports.stream(seed, incidents, start, Noise.none()).world().victims();
        IncidentStream stream =
                Reports.stream(seed, incidents + ROOM * victims + 100, start.minusSeconds(1), Noise.none());
        this.world = stream.world();
        Set<Integer> taken = new HashSet<>();
        for (SimulatedMessage message : stream) {
            if (patterns.size() == victims) {
                return;
            }
            if (message.victim() > known && isOrdinary(message.report()) && taken.add(message.victim())) {
                patterns.add(message);
            }
        }
        throw new BenchException(
                "The simulator has only " + patterns.size() + " fit victims instead of " + victims + ".");
    }

    /** The people of the whole sub-region, these victims among them. */
    public World world() {
        return world;
    }

    public int size() {
        return patterns.size();
    }

    /** The first report of a victim, of long before {@code now}. */
    public Message first(int victim, Instant now, ReportCipher cipher) {
        return message(victim, "A", now.minus(LONG_AGO), now.minus(LONG_AGO).plusSeconds(3_600), now, cipher);
    }

    /** The second report of a victim, of an hour before {@code now}. */
    public Message second(int victim, Instant now, ReportCipher cipher) {
        return message(victim, "B", now.minusSeconds(3_600), now.minusSeconds(60), now, cipher);
    }

    /** The reference of a victim's second report. */
    public String secondReference(int victim) {
        return reference(victim, "B");
    }

    private String reference(int victim, String which) {
        return patterns.get(victim).reference() + "-" + which;
    }

    private Message message(
            int victim, String which, Instant occurred, Instant reported, Instant now, ReportCipher cipher) {
        SimulatedMessage pattern = patterns.get(victim);
        IncidentReported r = pattern.report();
        String reference = reference(victim, which);
        IncidentReported report = new IncidentReported(
                r.force(),
                reference,
                1,
                occurred,
                reported,
                reported.plusSeconds(30),
                r.location(),
                r.incidentType(),
                r.victim(),
                r.perpetrators(),
                r.children(),
                r.otherHouseholdMembers(),
                r.relationship(),
                r.riskAssessment(),
                r.flags());
        Map<String, String> headers = new LinkedHashMap<>(pattern.headers());
        headers.put(
                "ce_id",
                UUID.nameUUIDFromBytes(reference.getBytes(StandardCharsets.UTF_8))
                        .toString());
        headers.put("ce_time", now.toString());
        return new Message(r.force() + "/" + reference, headers, cipher.seal(Json.bytes(report)));
    }

    /** Nothing in the report alone keeps her out of the trial. */
    private static boolean isOrdinary(IncidentReported report) {
        Map<String, Answer> answers = report.riskAssessment().answers();
        long yes = answers == null
                ? 0
                : answers.values().stream().filter(Answer.YES::equals).count();
        return report.incidentType() != IncidentType.OTHER
                && report.riskAssessment().highestGrade() != RiskGrade.HIGH
                && report.flags().highRiskMarkers().isEmpty()
                && !report.flags().test()
                && !report.flags().historicImport()
                && yes < VISIBLE_HIGH_RISK;
    }
}
