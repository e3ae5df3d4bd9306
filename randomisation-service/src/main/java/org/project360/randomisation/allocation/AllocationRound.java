package org.project360.randomisation.allocation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.project360.randomisation.trial.CloseTrial;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialDesign;

/**
 * Takes candidates in order and says what becomes of each; knows no database. The trial, its strata and everything known
 * of the candidates are locked while it works.
 */
final class AllocationRound {

    private final Trial trial;
    private final TrialDesign design;
    private final Known known;
    private final TreeMap<String, Place> places;
    private final Function<Trial, StratumDraws> method;
    private final Supplier<UUID> ids;
    private final Emergency emergency;
    private final Instant fresh;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<UUID, Held> held = new LinkedHashMap<>();
    private final Map<UUID, List<LedgerEntry>> followers = new HashMap<>();
    private final Room room;
    private @Nullable StratumDraws draws;

    /** {@code room} is what those drawn for before have left; {@code places} those of every stratum the candidates may need. */
    AllocationRound(
            Trial trial,
            Known known,
            Map<String, Place> places,
            Room room,
            Function<Trial, StratumDraws> method,
            Supplier<UUID> ids) {
        this(trial, known, places, room, method, ids, Emergency.NONE, Instant.MIN);
    }

    /** Nobody is drawn for who was not evaluated after {@code fresh}. */
    AllocationRound(
            Trial trial,
            Known known,
            Map<String, Place> places,
            Room room,
            Function<Trial, StratumDraws> method,
            Supplier<UUID> ids,
            Emergency emergency,
            Instant fresh) {
        this.emergency = emergency;
        this.fresh = fresh;
        this.trial = trial;
        this.design = trial.design();
        this.known = known;
        this.places = new TreeMap<>(places);
        this.room = room;
        this.method = method;
        this.ids = ids;
    }

    void take(Candidate candidate) {
        if (known.answeredIncidents().contains(candidate.incidentId())) {
            return;
        }
        Allotted hers = known.ofPerson(candidate.personId());
        if (hers != null) {
            answer(new Outcome(candidate, hers, false, null, outcomes.size()));
            return;
        }
        UUID unit = design.unitOf(candidate.data());
        Allotted ofUnit = unit == null ? null : known.byUnit().get(unit);
        if (ofUnit != null) {
            answer(new Outcome(candidate, ofUnit, true, null, outcomes.size()));
            return;
        }
        Optional<String> stratum = design.stratum(candidate.covariates());
        Optional<Held> reason = hold(candidate, unit, stratum);
        if (reason.isPresent()) {
            held.put(candidate.incidentId(), reason.get());
        } else if (unit != null) {
            Listed use = emergency.uses().get(candidate.incidentId());
            if (use == null) {
                draw(candidate, unit, stratum.orElseThrow());
            } else {
                drawListed(candidate, unit, use);
            }
        }
    }

    private Optional<Held> hold(Candidate candidate, @Nullable UUID unit, Optional<String> stratum) {
        boolean listed = emergency.uses().containsKey(candidate.incidentId());
        if (trial.state() == Trial.State.PAUSED && !listed) {
            return Optional.of(new Held(candidate, unit, Held.State.AWAITING_OPENING, Held.TRIAL_PAUSED));
        }
        if (trial.state().compareTo(Trial.State.OPEN) < 0) {
            return Optional.of(new Held(candidate, unit, Held.State.AWAITING_OPENING, Held.TRIAL_NOT_OPEN));
        }
        if (trial.isOver() || !room.holds(1)) {
            String because = trial.closedBecause().orElse(CloseTrial.full(trial, room.units()));
            return Optional.of(new Held(candidate, unit, Held.State.NOT_ALLOCATED, because));
        }
        if (!listed && emergency.holds(candidate, unit)) {
            return Optional.of(new Held(candidate, unit, Held.State.AWAITING_OPENING, Held.EMERGENCY_LIST_OUT));
        }
        if (!listed && !room.holds(emergency.reserved() + 1)) {
            return Optional.of(new Held(candidate, unit, Held.State.AWAITING_OPENING, Held.EMERGENCY_RESERVED));
        }
        // For whom an entry was opened had been found eligible by whoever opened it.
        return listed && unit != null ? Optional.empty() : incomplete(candidate, unit, stratum);
    }

    private Optional<Held> incomplete(Candidate candidate, @Nullable UUID unit, Optional<String> stratum) {
        if (unit == null) {
            return Optional.of(new Held(candidate, null, Held.State.PENDING_DATA, Held.UNIT_MISSING));
        }
        if (stratum.isEmpty()) {
            return Optional.of(new Held(candidate, unit, Held.State.PENDING_DATA, Held.STRATUM_UNKNOWN));
        }
        return candidate.evaluatedAfter(fresh)
                ? Optional.empty()
                : Optional.of(new Held(candidate, unit, Held.State.PENDING_DATA, Held.EVALUATION_OLD));
    }

    /** The lists are strata of their own: the places of the others stay. */
    private void drawListed(Candidate candidate, UUID unit, Listed use) {
        Place place = ListStratum.place(draws(), use.stratum(), use.entry());
        Draw draw = draws().draw(use.stratum(), place, candidate.covariates());
        Allotted allotted = drawn(unit, use.stratum(), draw);
        answer(new Outcome(candidate, allotted, true, draw, outcomes.size(), use));
    }

    private StratumDraws draws() {
        StratumDraws made = draws;
        if (made == null) {
            made = method.apply(trial);
            draws = made;
        }
        return made;
    }

    private Allotted drawn(UUID unit, String stratum, Draw draw) {
        room.take(draw.arm());
        Allotted allotted = new Allotted(
                ids.get(),
                unit,
                stratum,
                draw.place().sequence(),
                design.arms().get(draw.arm()).arm());
        known.byUnit().put(unit, allotted);
        return allotted;
    }

    private void draw(Candidate candidate, UUID unit, String stratum) {
        Place place = places.get(stratum);
        if (place == null) {
            throw new IllegalStateException("The stratum row was not locked");
        }
        Draw draw = draws().draw(stratum, place, candidate.covariates());
        Allotted allotted = drawn(unit, stratum, draw);
        places.put(stratum, behindFollowers(draws(), allotted, draw.next()));
        answer(new Outcome(candidate, allotted, true, draw, outcomes.size()));
    }

    /** The next free place: those that a restore has given back are taken, and their rows were waiting for this draw. */
    private Place behindFollowers(StratumDraws inStrata, Allotted drawn, Place behind) {
        Place next = behind;
        LedgerEntry follower = known.unchained().take(drawn.stratum(), next.sequence());
        while (follower != null) {
            followers
                    .computeIfAbsent(drawn.allocationId(), id -> new ArrayList<>())
                    .add(follower);
            next = inStrata.follow(follower, next);
            follower = known.unchained().take(drawn.stratum(), next.sequence());
        }
        return next;
    }

    private void answer(Outcome outcome) {
        known.enrolled(outcome.candidate().personId(), outcome.allotted());
        known.answeredIncidents().add(outcome.candidate().incidentId());
        held.remove(outcome.candidate().incidentId());
        outcomes.add(outcome);
    }

    Trial trial() {
        return trial;
    }

    int units() {
        return room.units();
    }

    /** Whether anybody can be drawn for after it. */
    boolean hasRoom() {
        return room.holds(1);
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    /** Ledger rows that waited for this draw. */
    List<LedgerEntry> followers(UUID allocationId) {
        return followers.getOrDefault(allocationId, List.of());
    }

    Collection<Held> held() {
        return held.values();
    }

    /** The places after the round. */
    Map<String, Place> places() {
        return places;
    }
}
