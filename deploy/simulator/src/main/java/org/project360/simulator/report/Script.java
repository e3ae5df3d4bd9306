package org.project360.simulator.report;

import static org.project360.simulator.report.Noise.Kind.CANCELLED;
import static org.project360.simulator.report.Noise.Kind.CORRECTED;
import static org.project360.simulator.report.Noise.Kind.EXACT_DUPLICATE;
import static org.project360.simulator.report.Noise.Kind.MALFORMED;
import static org.project360.simulator.report.Noise.Kind.OUT_OF_ORDER;
import static org.project360.simulator.report.Noise.Kind.RESENT;
import static org.project360.simulator.report.Noise.Kind.UNREPAIRED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.police.IncidentReported;
import org.project360.contracts.police.Victim;
import org.project360.simulator.report.SimulatedMessage.Kind;
import org.project360.simulator.seed.Rng;
import org.project360.simulator.world.Person;

/** Which messages an incident makes, and in which order they are sent. */
final class Script {
    private static final int NEAR = 40;
    private static final int FAR = 400;

    private final RunOptions options;
    private final Rng chance;
    private final Turns turns;
    private final int victim;
    private final long slot;
    private final boolean byHttp;
    private final boolean delayed;
    private final List<Draft> drafts = new ArrayList<>();

    /** Another victim, as written down in the first version by mistake. */
    record Mistaken(int victim, Victim written) {}

    /** Hands out event ids and the numbers of drafts. */
    interface Turns {
        long nextOrder();

        String eventId(long order);
    }

    Script(RunOptions options, Turns turns, int victim, long slot, boolean delayed, Rng chance) {
        this.options = options;
        this.turns = turns;
        this.victim = victim;
        this.slot = slot;
        this.delayed = delayed;
        this.chance = chance;
        this.byHttp = chance.chance(options.httpShare());
    }

    /** The messages, and the last good version; none where the report never came through. */
    record Outcome(List<Draft> drafts, List<IncidentReported> versions) {}

    Outcome write(IncidentReported first, Person truly, @Nullable Mistaken mistaken) {
        if (happens(MALFORMED)) {
            Fault fault = chance.pick(byHttp ? HTTP_FAULTS : Fault.ALL);
            add(slot, victim, first, Kind.MALFORMED, fault);
            if (happens(UNREPAIRED)) {
                return new Outcome(drafts, List.of());
            }
        }
        List<IncidentReported> versions = versions(first, truly);
        if (mistaken != null) {
            mistake(versions, mistaken.written());
        }
        long[] slots = slots(versions.size());
        for (int i = 0; i < versions.size(); i++) {
            int named = mistaken != null && i == 0 ? mistaken.victim() : victim;
            add(slots[i], named, versions.get(i), kind(versions.get(i)), null);
        }
        List<Draft> good =
                drafts.stream().filter(draft -> draft.kind() != Kind.MALFORMED).toList();
        if (happens(EXACT_DUPLICATE)) {
            Draft original = chance.pick(good);
            again(original, Kind.EXACT_DUPLICATE, original.eventId());
        }
        if (happens(RESENT)) {
            long order = turns.nextOrder();
            again(good.get(0), Kind.RESENT, turns.eventId(order));
        }
        return new Outcome(drafts, versions);
    }

    private static final List<Fault> HTTP_FAULTS =
            Fault.ALL.stream().filter(Fault::isByHttpToo).toList();

    private List<IncidentReported> versions(IncidentReported first, Person truly) {
        List<IncidentReported> versions = new ArrayList<>(List.of(first));
        if (happens(CORRECTED)) {
            correct(versions, truly);
        }
        if (happens(CANCELLED)) {
            IncidentReported last = versions.get(versions.size() - 1);
            versions.add(Revision.withdrawn(last, recorded(last)));
        }
        return versions;
    }

    private void mistake(List<IncidentReported> versions, Victim written) {
        if (versions.size() == 1) {
            versions.add(Revision.again(versions.get(0), recorded(versions.get(0))));
        }
        versions.set(0, Revision.naming(versions.get(0), written));
    }

    private void correct(List<IncidentReported> versions, Person truly) {
        IncidentReported first = versions.get(0);
        switch (chance.weighted(0.4, 0.3, 0.3)) {
            case 0 -> versions.add(Revision.graded(first, recorded(first)));
            case 1 -> versions.add(Revision.identified(first, recorded(first), truly));
            default -> {
                if (first.children().isEmpty()) {
                    versions.add(Revision.graded(first, recorded(first)));
                } else {
                    versions.set(0, Revision.withoutLastChild(first));
                    versions.add(Revision.withChildren(first, recorded(first), first.children()));
                }
            }
        }
    }

    /** Days after the version before, but before the sending. */
    private Instant recorded(IncidentReported before) {
        Instant wanted = before.recordedAt().plusSeconds(chance.between(600L, 864_000L));
        Instant last = options.sendAt(slot).minus(Duration.ofMillis(1_500 - 400L * before.version()));
        return wanted.isBefore(last) ? wanted : last;
    }

    private long[] slots(int versions) {
        long[] slots = new long[versions];
        slots[0] = slot;
        for (int i = 1; i < versions; i++) {
            slots[i] = slots[i - 1] + chance.between(1, FAR);
        }
        if (versions > 1 && happens(OUT_OF_ORDER)) {
            long first = slots[0];
            slots[0] = slots[versions - 1];
            slots[versions - 1] = first;
        }
        return slots;
    }

    private static Kind kind(IncidentReported version) {
        return version.flags().noCrime() ? Kind.CANCELLATION : version.version() == 1 ? Kind.REPORT : Kind.CORRECTION;
    }

    private void again(Draft original, Kind kind, String eventId) {
        long later = original.slot() + chance.between(0, NEAR);
        drafts.add(original.again(later, turns.nextOrder(), kind, eventId));
    }

    private void add(long at, int named, IncidentReported report, Kind kind, @Nullable Fault fault) {
        long order = turns.nextOrder();
        drafts.add(
                new Draft(at, order, named, report, kind, fault, turns.eventId(order), byHttp, delayed || at != slot));
    }

    private boolean happens(Noise.Kind kind) {
        return chance.chance(options.noise().rate(kind));
    }
}
