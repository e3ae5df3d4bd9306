package org.project360.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.intake.ReportReceipt.Outcome;
import org.project360.contracts.intake.ReportReceipt.Reason;
import org.project360.contracts.police.Child;
import org.project360.contracts.police.IncidentReported;
import org.project360.contracts.police.IncidentType;
import org.project360.simulator.codec.Json;
import org.project360.simulator.report.SimulatedMessage.Kind;
import org.project360.simulator.world.World;
import org.project360.simulator.world.WorldOptions;

class IncidentStreamTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Noise LOUD = Noise.usual()
            .with(Map.of(
                    Noise.Kind.MALFORMED,
                    0.2,
                    Noise.Kind.CORRECTED,
                    0.2,
                    Noise.Kind.CANCELLED,
                    0.1,
                    Noise.Kind.BIRTH_DATE_DIGIT,
                    0.3,
                    Noise.Kind.BIRTH_DATE_SWAPPED,
                    0.2,
                    Noise.Kind.SAME_EVENT,
                    0.05));

    @Test
    void theSameSeedGivesTheSameBytes() {
        assertThat(texts(stream(7, 2_000, RunOptions.at(START))))
                .isEqualTo(texts(stream(7, 2_000, RunOptions.at(START))));
    }

    @Test
    void aSecondPassGivesTheSame() {
        IncidentStream stream = stream(7, 500, RunOptions.at(START));

        assertThat(texts(stream)).isEqualTo(texts(stream));
    }

    @Test
    void anotherSeedGivesOthers() {
        Set<String> one = Set.copyOf(texts(stream(7, 500, RunOptions.at(START))));

        assertThat(texts(stream(8, 500, RunOptions.at(START)))).doesNotContainAnyElementsOf(one);
    }

    @Test
    void anotherStartChangesTimesAndNamesOfReportsAlone() {
        List<SimulatedMessage> one = messages(stream(7, 500, RunOptions.at(START)));
        List<SimulatedMessage> two = messages(stream(7, 500, RunOptions.at(START.plusSeconds(3_600))));

        assertThat(two).hasSameSizeAs(one);
        assertThat(two.stream().map(m -> m.report().victim().toString() + victim(m)))
                .containsExactlyElementsOf(one.stream()
                        .map(m -> m.report().victim().toString() + victim(m))
                        .toList());
        assertThat(two).extracting(SimulatedMessage::id).doesNotContainAnyElementsOf(ids(one));
        assertThat(two).extracting(SimulatedMessage::reference).doesNotContainAnyElementsOf(references(one));
        assertThat(two.get(3).report().occurredAt())
                .isEqualTo(one.get(3).report().occurredAt().plusSeconds(3_600));
    }

    @ParameterizedTest
    @EnumSource(Timeline.class)
    void whatMustBeTakenIsValidAndPlausible(Timeline timeline) throws Exception {
        RunOptions options = RunOptions.at(START).with(LOUD).with(timeline);
        for (SimulatedMessage message : stream(3, 3_000, options)) {
            if (message.expected() != Outcome.REJECTED) {
                assertThat(Schemas.ofReport(message.plaintext())).isEmpty();
                assertThat(Schemas.ofHeaders(message)).isEmpty();
                assertThat(Json.MAPPER.readValue(message.plaintext(), IncidentReported.class))
                        .usingRecursiveComparison()
                        .isEqualTo(message.report());
                assertThat(implausible(message.report(), message.sendAt())).isEmpty();
            }
        }
    }

    @Test
    void whatMustBeRejectedIsWrongWhereItSays() throws Exception {
        RunOptions options = RunOptions.at(START).with(LOUD);
        Map<Fault, Integer> seen = new HashMap<>();
        for (SimulatedMessage message : stream(3, 3_000, options)) {
            Fault fault = message.fault();
            assertThat(fault != null).isEqualTo(message.expected() == Outcome.REJECTED);
            if (fault == null) {
                continue;
            }
            seen.merge(fault, 1, Integer::sum);
            if (fault == Fault.TRUNCATED_JSON) {
                assertThat(isJson(message.plaintext())).isFalse();
                continue;
            }
            List<Reason> bySchema = Schemas.ofReport(message.plaintext());
            if (fault.failsSchema()) {
                assertThat(bySchema).containsExactly(new Reason(fault.pointer(), fault.code(), ""));
                continue;
            }
            assertThat(bySchema).isEmpty();
            IncidentReported read = Json.MAPPER.readValue(message.plaintext(), IncidentReported.class);
            List<String> wrong = implausible(read, message.sendAt());
            switch (fault) {
                case FUTURE_DATE -> assertThat(wrong).contains("/occurredAt");
                case CHILD_OLDER_THAN_VICTIM -> assertThat(wrong).contains("/children/0/person/dateOfBirth");
                case UNKNOWN_FORCE -> assertThat(read.force()).isNotEqualTo("LEICS");
                case MISSING_HEADER -> assertThat(message.headers()).doesNotContainKey("ce_id");
                default -> assertThat(fault).isEqualTo(Fault.UNDECRYPTABLE);
            }
        }
        assertThat(seen.keySet()).containsExactlyInAnyOrder(Fault.values());
    }

    @Test
    void namesEachEventOnceUnlessItIsSentAgain() {
        Map<String, SimulatedMessage> first = new HashMap<>();
        for (SimulatedMessage message : stream(5, 5_000, RunOptions.at(START))) {
            SimulatedMessage before = first.putIfAbsent(message.id(), message);
            assertThat(before != null).isEqualTo(message.kind() == Kind.EXACT_DUPLICATE);
            if (before != null) {
                assertThat(message.plaintext()).isEqualTo(before.plaintext());
                assertThat(message.channel()).isEqualTo(before.channel());
            }
        }
    }

    /** A reader that knows only what came before can answer each as it must be answered. */
    @Test
    void theAnswersFollowFromTheOrderOfSending() {
        Set<String> taken = new HashSet<>();
        for (SimulatedMessage message : stream(5, 5_000, RunOptions.at(START).with(LOUD))) {
            if (message.expected() != Outcome.REJECTED) {
                boolean fresh =
                        taken.add(message.reference() + " " + message.report().version());
                assertThat(message.expected()).isEqualTo(fresh ? Outcome.ACCEPTED : Outcome.DUPLICATE);
            }
        }
    }

    @Test
    void someVersionsComeInTheWrongOrder() {
        Map<String, Integer> highest = new HashMap<>();
        int behind = 0;
        for (SimulatedMessage message : stream(5, 20_000, RunOptions.at(START))) {
            if (message.expected() == Outcome.ACCEPTED) {
                int before = highest.getOrDefault(message.reference(), 0);
                behind += message.report().version() < before ? 1 : 0;
                highest.merge(message.reference(), message.report().version(), Math::max);
            }
        }
        // 6.4 % of the incidents have more than one version, 15 % of those come last version first.
        assertThat(behind).isBetween(140, 260);
    }

    @Test
    void thingsGoWrongAsOftenAsSaid() {
        IncidentStream stream = stream(11, 20_000, RunOptions.at(START));
        List<TrueIncident> incidents = new ArrayList<>();
        Map<Kind, Integer> kinds = new HashMap<>();
        stream.iterator(incidents::add).forEachRemaining(message -> kinds.merge(message.kind(), 1, Integer::sum));
        double n = incidents.size();
        double good = incidents.stream().filter(TrueIncident::received).count();

        rate(Noise.Kind.MALFORMED, kinds.get(Kind.MALFORMED), n);
        rate(Noise.Kind.UNREPAIRED, n - good, kinds.get(Kind.MALFORMED));
        rate(Noise.Kind.CORRECTED, kinds.get(Kind.CORRECTION), good);
        rate(Noise.Kind.CANCELLED, kinds.get(Kind.CANCELLATION), good);
        rate(Noise.Kind.EXACT_DUPLICATE, kinds.get(Kind.EXACT_DUPLICATE), good);
        rate(Noise.Kind.RESENT, kinds.get(Kind.RESENT), good);
        rate(
                Noise.Kind.HISTORIC,
                incidents.stream().filter(TrueIncident::historic).count(),
                n);
        rate(Noise.Kind.LATE, incidents.stream().filter(TrueIncident::late).count(), n);
        rate(Noise.Kind.TEST, incidents.stream().filter(TrueIncident::test).count(), n);
        rate(Noise.Kind.NAME_VARIANT, withVictimNoise(incidents, Noise.Kind.NAME_VARIANT), n);
        rate(Noise.Kind.POLICE_ID_MISSING, withVictimNoise(incidents, Noise.Kind.POLICE_ID_MISSING), n);
        rate(Noise.Kind.BIRTH_DATE_MISSING, withVictimNoise(incidents, Noise.Kind.BIRTH_DATE_MISSING), n);
        rate(Noise.Kind.BIRTH_DATE_DIGIT, withVictimNoise(incidents, Noise.Kind.BIRTH_DATE_DIGIT), n);
    }

    @Test
    void cleanIsOneGoodReportForEachIncident() {
        List<TrueIncident> incidents = new ArrayList<>();
        IncidentStream stream = stream(11, 2_000, RunOptions.at(START).with(Noise.none()));
        List<SimulatedMessage> messages = new ArrayList<>();
        stream.iterator(incidents::add).forEachRemaining(messages::add);

        assertThat(messages).hasSize(2_000).allMatch(message -> message.kind() == Kind.REPORT);
        for (int i = 0; i < messages.size(); i++) {
            PersonDetails written = messages.get(i).report().victim().person();
            var truly = incidents.get(i).victim().person();
            assertThat(written.policePersonId()).isEqualTo(truly.policeId());
            assertThat(written.forename()).isEqualTo(truly.forename());
            assertThat(written.surname()).isEqualTo(truly.surname());
            assertThat(written.dateOfBirth()).isEqualTo(truly.born());
        }
    }

    @Test
    void oneEventUnderSeveralReferencesHasOneTimeAndOneVictim() {
        Noise more = Noise.none().with(Map.of(Noise.Kind.SAME_EVENT, 1.0, Noise.Kind.SAME_CALL, 1.0));
        List<TrueIncident> incidents = new ArrayList<>();
        Map<String, IncidentType> types = new HashMap<>();
        stream(11, 500, RunOptions.at(START).with(more))
                .iterator(incidents::add)
                .forEachRemaining(message ->
                        types.put(message.reference(), message.report().incidentType()));
        Map<String, List<TrueIncident>> events = incidents.stream().collect(Collectors.groupingBy(TrueIncident::event));

        assertThat(events).hasSize(500).allSatisfy((event, records) -> {
            assertThat(records).hasSize(3);
            assertThat(records)
                    .extracting(TrueIncident::occurredAt)
                    .containsOnly(records.get(0).occurredAt());
            assertThat(records)
                    .extracting(TrueIncident::victim)
                    .containsOnly(records.get(0).victim());
            assertThat(records).extracting(TrueIncident::reference).doesNotHaveDuplicates();
            // The call itself, the other side of it, and the call again.
            List<IncidentType> said =
                    records.stream().map(i -> types.get(i.reference())).toList();
            assertThat(said.get(1)).isNotEqualTo(said.get(0));
            assertThat(said.get(2)).isEqualTo(said.get(0));
        });
    }

    @Test
    void aShareGoesByHttpAndAllOfAnIncidentGoTheSameWay() {
        Map<String, Set<SimulatedMessage.Channel>> ways = new HashMap<>();
        for (SimulatedMessage message : stream(11, 20_000, RunOptions.at(START).with(LOUD))) {
            ways.computeIfAbsent(message.reference(), r -> new HashSet<>()).add(message.channel());
        }
        long http = ways.values().stream()
                .filter(way -> way.contains(SimulatedMessage.Channel.HTTP))
                .count();

        assertThat(ways.values()).allMatch(way -> way.size() == 1);
        assertThat(http / (double) ways.size()).isBetween(0.043, 0.057);
    }

    @Test
    void aRateSpreadsTheSendingAndReportsAreFreshWhenSent() {
        RunOptions options = new RunOptions(START, 2, 300, Timeline.REALTIME, 1, 0, Noise.none());
        List<SimulatedMessage> messages = messages(stream(11, 7_200, options));

        assertThat(messages.get(7_199).sendAt()).isBetween(START.plusSeconds(3_590), START.plusSeconds(3_600));
        assertThat(messages)
                .allSatisfy(
                        message -> assertThat(Duration.between(message.report().reportedAt(), message.sendAt()))
                                .isBetween(Duration.ZERO, Duration.ofMinutes(16)));
    }

    @Test
    void printsNoPersonalData() {
        SimulatedMessage message =
                stream(11, 1, RunOptions.at(START)).iterator().next();

        assertThat(message.toString())
                .doesNotContain(message.report().victim().person().surname());
    }

    private static void rate(Noise.Kind kind, double seen, double of) {
        double tolerance = 4 * Math.sqrt(kind.rate() * (1 - kind.rate()) / of);
        assertThat(seen / of).as(kind.name()).isBetween(kind.rate() - tolerance, kind.rate() + tolerance);
    }

    private static long withVictimNoise(List<TrueIncident> incidents, Noise.Kind kind) {
        return incidents.stream()
                .filter(incident -> incident.victimNoise().contains(kind))
                .count();
    }

    /** What intake's own rules would refuse, by pointer. */
    private static List<String> implausible(IncidentReported report, Instant now) {
        List<String> wrong = new ArrayList<>();
        if (report.occurredAt().isAfter(report.reportedAt())
                || report.occurredAt().isAfter(now)) {
            wrong.add("/occurredAt");
        }
        if (report.reportedAt().isAfter(report.recordedAt())
                || report.recordedAt().isAfter(now)) {
            wrong.add("/recordedAt");
        }
        LocalDate today = LocalDate.ofInstant(now, LONDON);
        LocalDate day = LocalDate.ofInstant(report.occurredAt(), LONDON);
        LocalDate victimBorn = report.victim().person().dateOfBirth();
        if (victimBorn != null && !victimBorn.isBefore(today)) {
            wrong.add("/victim/person/dateOfBirth");
        }
        List<Child> children = report.children();
        for (int i = 0; i < children.size(); i++) {
            LocalDate born = children.get(i).person().dateOfBirth();
            if (born != null
                    && (born.isAfter(today)
                            || born.until(day).getYears() >= 18
                            || (victimBorn != null && born.isBefore(victimBorn)))) {
                wrong.add("/children/" + i + "/person/dateOfBirth");
            }
        }
        return wrong;
    }

    private static boolean isJson(byte[] text) {
        try {
            Json.MAPPER.readTree(text);
            return true;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private static IncidentStream stream(long seed, int incidents, RunOptions options) {
        return new IncidentStream(World.generate(WorldOptions.of(seed, incidents)), options);
    }

    private static List<SimulatedMessage> messages(IncidentStream stream) {
        return StreamSupport.stream(stream.spliterator(), false).toList();
    }

    private static List<String> texts(IncidentStream stream) {
        return messages(stream).stream()
                .map(m -> m.key()
                        + m.headers()
                        + m.channel()
                        + Arrays.hashCode(m.plaintext())
                        + new String(m.plaintext(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }

    private static String victim(SimulatedMessage message) {
        return Json.text(message.report().victim());
    }

    private static List<String> ids(List<SimulatedMessage> messages) {
        return messages.stream().map(SimulatedMessage::id).toList();
    }

    private static List<String> references(List<SimulatedMessage> messages) {
        return messages.stream().map(SimulatedMessage::reference).toList();
    }
}
