package org.project360.simulator.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Address;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.Presence;
import org.project360.contracts.Relationship;
import org.project360.contracts.VoiceOfChild;
import org.project360.contracts.police.Child;
import org.project360.contracts.police.Flags;
import org.project360.contracts.police.IncidentReported;
import org.project360.contracts.police.IncidentType;
import org.project360.contracts.police.Location;
import org.project360.contracts.police.RiskAssessment;
import org.project360.contracts.police.Victim;
import org.project360.simulator.seed.Rng;
import org.project360.simulator.world.Household;
import org.project360.simulator.world.Household.Pupil;
import org.project360.simulator.world.Person;
import org.project360.simulator.world.World;

/** Writes the first report of an incident as an officer would. */
final class Reporter {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final double CRIME = 0.55;
    private static final double NEITHER = 0.008;
    private static final double OTHERS_ARE_LISTED = 0.6;
    private static final double AT_HOME = 0.85;

    private final String force;
    private final Noise noise;
    private final Observer observer;
    private final SchoolTalk schools;

    Reporter(String force, Noise noise) {
        this.force = force;
        this.noise = noise;
        this.observer = new Observer(noise);
        this.schools = new SchoolTalk(noise);
    }

    /** The report, and what a reader cannot see of it. */
    record Written(IncidentReported report, List<TrueIncident.ToldChild> children, List<Noise.Kind> victimNoise) {}

    Written write(World.Victim victim, String reference, Timeline.Moments moments, boolean historic, Rng chance) {
        LocalDate day = LocalDate.ofInstant(moments.occurredAt(), LONDON);
        Household household = victim.household();
        Observer.Homes home = new Observer.Homes(household.homeAt(day), household.homeBefore(day));
        Observer.Observed observed = observer.observe(victim.person(), home, day, chance);
        PersonDetails written = observed.details();
        RiskAssessment risk = Risk.assess(chance);
        List<Pupil> pupils = household.children().stream()
                .filter(pupil ->
                        pupil.person().born().isBefore(day) && pupil.person().age(day) < 18)
                .toList();
        List<Child> children = new ArrayList<>();
        List<TrueIncident.ToldChild> told = new ArrayList<>();
        for (Pupil pupil : pupils) {
            SchoolTalk.Told school = schools.tell(pupil.school(), chance);
            told.add(new TrueIncident.ToldChild(pupil.person().id(), pupil.school(), school.telling()));
            PersonDetails child =
                    observer.observe(pupil.person(), home, day, chance).details();
            Presence presence = Presence.values()[chance.weighted(0.55, 0.35, 0.1)];
            children.add(new Child(child, presence, school.words(), voice(presence, chance)));
        }
        IncidentReported report = new IncidentReported(
                force,
                reference,
                1,
                moments.occurredAt(),
                moments.reportedAt(),
                moments.recordedAt(),
                location(written, chance),
                type(chance),
                new Victim(written, Safety.told(written, victim.person().community(), chance)),
                perpetrators(household, home, day, chance),
                List.copyOf(children),
                others(victim, home, day, chance),
                relationship(victim),
                risk,
                new Flags(
                        Risk.markers(risk.highestGrade(), chance),
                        false,
                        historic,
                        chance.chance(noise.rate(Noise.Kind.TEST))));
        return new Written(report, List.copyOf(told), observed.noise());
    }

    private static IncidentType type(Rng chance) {
        return chance.chance(NEITHER)
                ? IncidentType.OTHER
                : chance.chance(CRIME) ? IncidentType.DOMESTIC_ABUSE_CRIME : IncidentType.DOMESTIC_ABUSE_NON_CRIME;
    }

    private static Relationship relationship(World.Victim victim) {
        return victim.household().perpetrator() == null ? Relationship.UNKNOWN : victim.relationship();
    }

    private static Location location(PersonDetails victim, Rng chance) {
        boolean atHome = chance.chance(AT_HOME);
        Address address =
                atHome && !victim.addresses().isEmpty() ? victim.addresses().get(0) : null;
        String where = atHome ? "At the home" : chance.pick(List.of("In the street", "At a shop", "By telephone"));
        return new Location(where, address, chance.chance(0.8));
    }

    private List<PersonDetails> perpetrators(Household household, Observer.Homes home, LocalDate day, Rng chance) {
        Person perpetrator = household.perpetrator();
        if (perpetrator == null) {
            return List.of();
        }
        Observer.Homes homes =
                household.perpetratorHome() == null ? home : new Observer.Homes(household.perpetratorHome(), null);
        return List.of(observer.observe(perpetrator, homes, day, chance).details());
    }

    private List<PersonDetails> others(World.Victim victim, Observer.Homes home, LocalDate day, Rng chance) {
        List<Person> others = new ArrayList<>(victim.household().others());
        Person second = victim.household().second();
        if (second != null) {
            others.add(second.equals(victim.person()) ? victim.household().victim() : second);
        }
        List<PersonDetails> listed = new ArrayList<>();
        for (Person other : others) {
            if (chance.chance(OTHERS_ARE_LISTED)) {
                listed.add(observer.observe(other, home, day, chance).details());
            }
        }
        return List.copyOf(listed);
    }

    private static @Nullable VoiceOfChild voice(Presence presence, Rng chance) {
        if (presence != Presence.PRESENT || chance.chance(0.4)) {
            return null;
        }
        boolean spoken = chance.chance(0.7);
        String words = chance.pick(List.of(
                "\"I hid behind the sofa.\"",
                "\"I turned the telly up.\"",
                "\"I held my brother's hand.\"",
                "\"It was very loud.\""));
        return new VoiceOfChild(spoken, spoken ? words : null, spoken && chance.chance(0.3) ? "Grandmother" : null);
    }
}
