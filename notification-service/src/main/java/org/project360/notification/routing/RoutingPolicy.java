package org.project360.notification.routing;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.SchoolAsTold;
import org.project360.notification.school.Establishment;
import org.project360.notification.school.SchoolNames;

/**
 * The rules, in order. A notice at the wrong school is a disclosure, so that only a register number or an exact name
 * decides alone; all else is for a person.
 */
final class RoutingPolicy {

    /** Reception starts in the school year of the fifth birthday. */
    static final int FIRST_AGE = 4;

    static final int OF_AGE = 18;

    /** A statutory low age of five has a reception class all the same, whose children are four. */
    static final int COMPULSORY_AGE = 5;

    private final Function<String, @Nullable Establishment> byUrn;
    private final Function<String, List<Establishment>> byNameKey;

    RoutingPolicy(Function<String, @Nullable Establishment> byUrn, Function<String, List<Establishment>> byNameKey) {
        this.byUrn = byUrn;
        this.byNameKey = byNameKey;
    }

    RoutingDecision decide(RoutingQuestion question) {
        Integer age = question.age();
        if (age != null && age < FIRST_AGE) {
            return RoutingDecision.notNotified(RoutingReason.UNDER_SCHOOL_AGE);
        }
        if (age != null && age >= OF_AGE) {
            return RoutingDecision.notNotified(RoutingReason.ADULT);
        }
        SchoolAsTold told = question.facts().school();
        if (told == null || !question.facts().tellsASchool()) {
            return RoutingDecision.held(RoutingReason.NO_SCHOOL_TOLD, List.of());
        }
        Establishment numbered = told.urn() == null ? null : byUrn.apply(told.urn());
        if (numbered != null && numbered.receives()) {
            return RoutingDecision.routed(RoutingRule.URN_TOLD, numbered, List.of(numbered));
        }
        if (told.name() != null) {
            return byName(question, told.name(), told.town(), age);
        }
        return numbered == null
                ? RoutingDecision.held(RoutingReason.URN_UNKNOWN, List.of())
                : RoutingDecision.held(RoutingReason.ESTABLISHMENT_CLOSED, List.of(numbered));
    }

    private RoutingDecision byName(
            RoutingQuestion question, String name, @Nullable String town, @Nullable Integer age) {
        RoutingFacts facts = question.facts();
        if (town != null) {
            String key = SchoolNames.key(town);
            return among(RoutingRule.NAME_IN_TOLD_TOWN, name, e -> key.equals(e.townKey()), age);
        }
        if (facts.homeTown() == null && facts.homeOutward() == null) {
            return RoutingDecision.held(RoutingReason.NO_AREA_TOLD, List.of());
        }
        String key = facts.homeTown() == null ? null : SchoolNames.key(facts.homeTown());
        String outward = facts.homeOutward();
        return among(
                RoutingRule.NAME_IN_HOME_AREA,
                name,
                e -> (key != null && key.equals(e.townKey())) || (outward != null && outward.equals(e.outward())),
                age);
    }

    private RoutingDecision among(
            RoutingRule rule, String name, Predicate<Establishment> inArea, @Nullable Integer age) {
        List<Establishment> named =
                byNameKey.apply(SchoolNames.key(name)).stream().filter(inArea).toList();
        List<Establishment> open =
                named.stream().filter(Establishment::receives).toList();
        List<Establishment> fitting = open.stream().filter(e -> fits(age, e)).toList();
        if (fitting.size() == 1) {
            return RoutingDecision.routed(rule, fitting.get(0), named);
        }
        return RoutingDecision.held(reason(named, open, fitting), named);
    }

    private static RoutingReason reason(
            List<Establishment> named, List<Establishment> open, List<Establishment> fitting) {
        if (named.isEmpty()) {
            return RoutingReason.NO_MATCH;
        }
        if (open.isEmpty()) {
            return RoutingReason.ESTABLISHMENT_CLOSED;
        }
        return fitting.isEmpty() ? RoutingReason.AGE_DOES_NOT_FIT : RoutingReason.SEVERAL_MATCHES;
    }

    /** An unknown age, or a register entry without ages, tells nothing against it. */
    private static boolean fits(@Nullable Integer age, Establishment establishment) {
        Integer low = establishment.lowAge();
        int youngest = low == null || low == COMPULSORY_AGE ? FIRST_AGE : low;
        Integer high = establishment.highAge();
        return age == null || (age >= youngest && (high == null || age <= high));
    }
}
