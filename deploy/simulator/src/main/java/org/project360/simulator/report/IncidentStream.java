package org.project360.simulator.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Contracts;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.Topics;
import org.project360.contracts.police.IncidentReported;
import org.project360.contracts.police.IncidentType;
import org.project360.simulator.codec.Json;
import org.project360.simulator.report.SimulatedMessage.Channel;
import org.project360.simulator.report.SimulatedMessage.Kind;
import org.project360.simulator.seed.Rng;
import org.project360.simulator.world.World;

/**
 * The messages of a run, made one after the other as they are asked for. Each pass over it gives the same. Beside the
 * plan of eight bytes an incident, only messages that wait for their turn are held.
 */
public final class IncidentStream implements Iterable<SimulatedMessage> {
    private static final String TOPIC = Topics.POLICE_INCIDENT_REPORTED;
    private static final int LATEST = 4_000;

    private final World world;
    private final RunOptions options;
    private final IncidentPlan plan;
    private final Reporter reporter;
    private final String source;
    private final String referencePrefix;

    public IncidentStream(World world, RunOptions options) {
        this.world = world;
        this.options = options;
        this.plan = new IncidentPlan(world, options.days());
        String force = world.options().force();
        this.reporter = new Reporter(force, options.noise());
        this.source = "urn:police:" + force + ":records";
        this.referencePrefix = options.start().toString().substring(2, 4) + "/"
                + Long.toString(options.start().toEpochMilli() / 100, 36).toUpperCase(Locale.ROOT) + "-"
                + Long.toUnsignedString(world.options().seed(), 36).toUpperCase(Locale.ROOT) + "-";
    }

    @Override
    public Iterator<SimulatedMessage> iterator() {
        return iterator(incident -> {});
    }

    /** Tells of each true incident before the first of its messages is given. */
    public Iterator<SimulatedMessage> iterator(Consumer<TrueIncident> incidents) {
        return new Pass(incidents);
    }

    public World world() {
        return world;
    }

    public RunOptions options() {
        return options;
    }

    public int incidents() {
        return plan.size();
    }

    private final class Pass implements Iterator<SimulatedMessage>, Script.Turns {
        private final Consumer<TrueIncident> listener;
        private final PriorityQueue<Draft> waiting = new PriorityQueue<>(Draft.BY_TURN);
        private final byte[] incidentsOfVictim = new byte[world.victims()];
        private int next;
        private long orders;
        private long sent;

        private Pass(Consumer<TrueIncident> listener) {
            this.listener = listener;
        }

        @Override
        public boolean hasNext() {
            return next < plan.size() || !waiting.isEmpty();
        }

        @Override
        public SimulatedMessage next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            while (next < plan.size() && (waiting.isEmpty() || waiting.element().slot() >= next)) {
                report(next++);
            }
            return message(waiting.remove(), sent++);
        }

        @Override
        public long nextOrder() {
            return orders++;
        }

        @Override
        public String eventId(long order) {
            long run = world.options().seed() ^ options.start().toEpochMilli() << 20;
            return Rng.of(run, "event id", order).uuid().toString();
        }

        private void report(int incident) {
            Rng chance = Rng.of(world.options().seed(), "incident", incident);
            World.Victim victim = world.victim(plan.victim(incident));
            int ofVictim = ++incidentsOfVictim[victim.number()];
            boolean last = ofVictim == world.incidentsOf(victim.number());
            boolean historic = happens(Noise.Kind.HISTORIC, chance);
            boolean late = happens(Noise.Kind.LATE, chance);
            boolean fresh = (chance.chance(options.freshShare()) || last) && !historic && !late;
            long slot = incident + (late ? chance.between(1, Math.min(LATEST, 2 + plan.size() / 10)) : 0);
            Happening happening = new Happening(incident, victim, ofVictim, slot, historic, late, fresh);
            IncidentType type = write(happening, referencePrefix + incident, chance, null);
            if (happens(Noise.Kind.SAME_EVENT, chance)) {
                write(happening, referencePrefix + incident + "-2", chance, otherThan(type));
            }
            if (happens(Noise.Kind.SAME_CALL, chance)) {
                write(happening, referencePrefix + incident + "-3", chance, type);
            }
        }

        /** Writes one record of an event, of this type if one is given; returns its type. */
        private IncidentType write(Happening h, String reference, Rng chance, @Nullable IncidentType type) {
            Instant sent = options.sendAt(h.slot);
            Duration ago = plan.ago(h.incident);
            // One event has one time of occurrence, whoever records it and however often.
            Rng times = Rng.of(world.options().seed(), "times", h.incident);
            Timeline.Moments moments = options.timeline().moments(sent, ago, h.fresh, h.late, times);
            Reporter.Written written = reporter.write(h.victim, reference, moments, h.historic, chance);
            IncidentReported report = type == null ? written.report() : as(type, written.report());
            Script script = new Script(options, this, h.victim.number(), h.slot, h.late, chance);
            Script.Outcome outcome = script.write(report, h.victim.person(), mistaken(h, report, moments, chance));
            waiting.addAll(outcome.drafts());
            listener.accept(truth(h, written, report, outcome.versions()));
            return report.incidentType();
        }

        private Script.@Nullable Mistaken mistaken(
                Happening h, IncidentReported report, Timeline.Moments moments, Rng chance) {
            if (!happens(Noise.Kind.WRONG_PERSON, chance) || !report.children().isEmpty()) {
                return null;
            }
            int other = chance.below(world.victims());
            return other == h.victim.number()
                    ? null
                    : new Script.Mistaken(
                            other,
                            reporter.write(world.victim(other), report.incidentReference(), moments, h.historic, chance)
                                    .report()
                                    .victim());
        }

        private boolean happens(Noise.Kind kind, Rng chance) {
            return chance.chance(options.noise().rate(kind));
        }
    }

    private record Happening(
            int incident,
            World.Victim victim,
            int ofVictim,
            long slot,
            boolean historic,
            boolean late,
            boolean fresh) {}

    private TrueIncident truth(
            Happening h, Reporter.Written written, IncidentReported report, List<IncidentReported> versions) {
        boolean received = !versions.isEmpty();
        IncidentReported last = received ? versions.get(versions.size() - 1) : report;
        RiskGrade grade = last.riskAssessment().highestGrade();
        return new TrueIncident(
                referencePrefix + h.incident,
                report.force(),
                report.incidentReference(),
                h.victim,
                h.ofVictim,
                report.occurredAt(),
                report.reportedAt(),
                h.fresh,
                h.late,
                h.historic,
                report.flags().test(),
                last.flags().noCrime(),
                received,
                received ? last.version() : 0,
                grade,
                written.children(),
                written.victimNoise());
    }

    private SimulatedMessage message(Draft draft, long n) {
        Instant sendAt = options.sendAt(draft.slot());
        IncidentReported report = draft.report();
        Fault fault = draft.fault();
        byte[] plaintext = fault == null ? Json.bytes(report) : fault.spoil(report, sendAt);
        String force = fault == null ? report.force() : fault.force(report);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        if (fault != Fault.MISSING_HEADER) {
            headers.put("ce_id", draft.eventId());
        }
        headers.put("ce_source", source);
        headers.put("ce_type", Contracts.ceType(TOPIC));
        headers.put("ce_time", sendAt.toString());
        headers.put("ce_dataschema", Contracts.dataSchema(TOPIC));
        headers.put("content-type", Contracts.contentType(TOPIC));
        return new SimulatedMessage(
                n,
                sendAt,
                draft.byHttp() ? Channel.HTTP : Channel.KAFKA,
                draft.kind(),
                fault,
                draft.delayed() && draft.kind() != Kind.MALFORMED,
                source,
                draft.eventId(),
                draft.victim(),
                force + "/" + report.incidentReference(),
                headers,
                report,
                plaintext);
    }

    private static IncidentType otherThan(IncidentType type) {
        return type == IncidentType.DOMESTIC_ABUSE_CRIME
                ? IncidentType.DOMESTIC_ABUSE_NON_CRIME
                : IncidentType.DOMESTIC_ABUSE_CRIME;
    }

    private static IncidentReported as(IncidentType type, IncidentReported r) {
        return new IncidentReported(
                r.force(),
                r.incidentReference(),
                r.version(),
                r.occurredAt(),
                r.reportedAt(),
                r.recordedAt(),
                r.location(),
                type,
                r.victim(),
                r.perpetrators(),
                r.children(),
                r.otherHouseholdMembers(),
                r.relationship(),
                r.riskAssessment(),
                r.flags());
    }
}
