package org.project360.intake.incident;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.police.IncidentReported;
import org.project360.intake.cohort.Assessment;
import org.project360.intake.cohort.IncidentFacts;
import org.project360.intake.identity.Certainty;
import org.project360.intake.identity.Households;
import org.project360.intake.identity.PeopleOfBatch;
import org.project360.intake.identity.PersonRecord;
import org.project360.intake.identity.Resolution;
import org.project360.intake.identity.Role;
import org.project360.intake.identity.normal.Postcode;

/** An entry of which everybody is identified; the victim, as certain as {@code identity} says, is the first party. */
record IdentifiedEntry(Entry entry, List<PersonRecord> mentions, List<Party> parties, Certainty identity) {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    static IdentifiedEntry of(
            Entry entry, List<PersonRecord> mentions, List<Resolution> who, PeopleOfBatch people, Certainty identity) {
        Map<Role, Integer> places = new EnumMap<>(Role.class);
        List<Party> parties = new ArrayList<>(mentions.size());
        for (int i = 0; i < mentions.size(); i++) {
            Role role = mentions.get(i).role();
            int place = places.merge(role, 1, Integer::sum) - 1;
            UUID current = people.current(who.get(i).personId());
            parties.add(new Party(entry.incidentId(), role, place, who.get(i), current));
        }
        return new IdentifiedEntry(entry, mentions, parties, identity);
    }

    IncidentReported report() {
        return entry.version().report();
    }

    Party victim() {
        return parties.get(0);
    }

    List<Party> parties(Role role) {
        return parties.stream().filter(p -> p.role() == role).toList();
    }

    /** What the report says about each person; members of the household live with the victim. */
    void teach(PeopleOfBatch people, Households households) {
        Optional<UUID> victimsHousehold = households.of(report().victim().person());
        for (int i = 0; i < parties.size(); i++) {
            PersonRecord mention = mentions.get(i);
            Optional<UUID> own = households.of(mention.details());
            boolean withVictim = mention.role() == Role.CHILD || mention.role() == Role.HOUSEHOLD_MEMBER;
            people.learn(
                    parties.get(i).personId(),
                    mention.details(),
                    own.isPresent() || !withVictim ? own : victimsHousehold,
                    report().recordedAt());
        }
    }

    /** The report becomes the state of its incident. */
    void takeEffect(PeopleOfBatch people, Households households) {
        UUID told = victim().personId();
        UUID household = households.of(report().victim().person()).orElse(people.household(told));
        int children = (int)
                parties(Role.CHILD).stream().map(Party::personId).distinct().count();
        entry.incident().become(IncidentState.of(report(), told, victim().currentId(), household, children), parties);
    }

    IncidentFacts facts() {
        IncidentState state = entry.incident().state();
        return new IncidentFacts(
                entry.incidentId(),
                state.version(),
                state.victimId(),
                identity,
                victimAge(),
                state.type(),
                state.occurredAt(),
                state.reportedAt(),
                state.grade(),
                state.yesAnswers(),
                report().flags().highRiskMarkers(),
                state.noCrime(),
                state.historic(),
                state.test(),
                outwardCodes(),
                parties(Role.PERPETRATOR).stream().anyMatch(p -> p.currentId().equals(state.victimId())));
    }

    private Set<String> outwardCodes() {
        return Stream.concat(
                        Households.current(report().victim().person()).stream(),
                        Stream.ofNullable(report().location().address()))
                .map(address -> Postcode.of(address.postcode()))
                .flatMap(Stream::ofNullable)
                .map(Postcode::area)
                .collect(Collectors.toSet());
    }

    /** What took effect; empty where it is history or a test, of which nothing follows. */
    Optional<Effect> effect(Assessment assessment) {
        IncidentState state = entry.incident().state();
        return state.historic() || state.test()
                ? Optional.empty()
                : Optional.of(new Effect(
                        entry.incidentId(),
                        state.version(),
                        state.victimId(),
                        state.occurredAt(),
                        entry.revision(),
                        state.noCrime(),
                        assessment));
    }

    private @Nullable Integer victimAge() {
        LocalDate born = report().victim().person().dateOfBirth();
        return born == null
                ? null
                : Period.between(born, report().occurredAt().atZone(LONDON).toLocalDate())
                        .getYears();
    }
}
