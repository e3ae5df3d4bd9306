package org.project360.notification.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.project360.contracts.SchoolAsTold;
import org.project360.notification.school.Establishment;
import org.project360.notification.school.Establishments;
import org.project360.notification.school.Establishments.NameInArea;
import org.project360.notification.school.SchoolNames;

/** Routes many children with one look into the register. */
@ApplicationScoped
public class RouteChildren {

    private final Establishments establishments;

    RouteChildren(Establishments establishments) {
        this.establishments = establishments;
    }

    /** The decisions, in the order of the questions. */
    public List<RoutingDecision> decide(List<RoutingQuestion> questions) {
        Set<String> urns = new HashSet<>();
        Set<NameInArea> names = new HashSet<>();
        questions.forEach(question -> lookFor(question.facts(), urns, names));
        Map<String, Establishment> byUrn = new HashMap<>();
        Map<String, List<Establishment>> byName = new HashMap<>();
        if (!urns.isEmpty() || !names.isEmpty()) {
            for (Establishment found : establishments.find(urns, names)) {
                byUrn.put(found.urn(), found);
                byName.computeIfAbsent(found.nameKey(), key -> new ArrayList<>())
                        .add(found);
            }
        }
        RoutingPolicy policy = new RoutingPolicy(byUrn::get, key -> byName.getOrDefault(key, List.of()));
        return questions.stream().map(policy::decide).toList();
    }

    private static void lookFor(RoutingFacts facts, Set<String> urns, Set<NameInArea> names) {
        SchoolAsTold told = facts.school();
        if (told == null) {
            return;
        }
        if (told.urn() != null) {
            urns.add(told.urn());
        }
        if (told.name() != null) {
            String key = SchoolNames.key(told.name());
            String town = told.town() == null ? facts.homeTown() : told.town();
            if (town != null) {
                names.add(new NameInArea(key, SchoolNames.key(town)));
            }
            if (told.town() == null && facts.homeOutward() != null) {
                names.add(new NameInArea(key, facts.homeOutward()));
            }
        }
    }
}
