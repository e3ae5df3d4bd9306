package org.project360.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Sex;
import org.project360.simulator.seed.Rng;

/** Names as people of several communities have them, and what else they are called by. */
public final class NamePool {
    private static final String ENGLISH = "english";
    private static final double SURNAME_OF_A_PLACE = 0.45;

    private final Resource file = new Resource("names.properties");
    private final List<Community> communities = file.list("communities").stream()
            .map(name -> new Community(
                    name,
                    file.list(name + ".women"),
                    file.list(name + ".women.script"),
                    file.list(name + ".men"),
                    file.list(name + ".men.script"),
                    file.list(name + ".surnames"),
                    file.list(name + ".surnames.script")))
            .toList();
    private final double[] shares = communities.stream()
            .mapToDouble(community -> Double.parseDouble(file.text(community.name + ".share")))
            .toArray();
    private final List<String> placeSurnames = placeSurnames();
    private final Map<String, List<String>> also = file.listsUnder("also.");

    /** A name in Latin letters and, where the community writes otherwise, in its own script. */
    record Name(String latin, @Nullable String script) {}

    record Community(
            String name,
            List<String> women,
            List<String> womenScript,
            List<String> men,
            List<String> menScript,
            List<String> surnames,
            List<String> surnamesScript) {}

    Community community(Rng chance) {
        return communities.get(chance.weighted(shares));
    }

    Community named(String name) {
        return communities.stream()
                .filter(community -> community.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    Name forename(Community community, Sex sex, Rng chance) {
        return sex == Sex.MALE
                ? one(community.men, community.menScript, chance)
                : one(community.women, community.womenScript, chance);
    }

    Name surname(Community community, Rng chance) {
        return community.name.equals(ENGLISH) && chance.chance(SURNAME_OF_A_PLACE)
                ? new Name(chance.pick(placeSurnames), null)
                : one(community.surnames, community.surnamesScript, chance);
    }

    /** Polish surnames in -ski and -cki are -ska and -cka for women. */
    static Name forSex(Name surname, Sex sex) {
        String latin = surname.latin;
        return sex == Sex.FEMALE && (latin.endsWith("ski") || latin.endsWith("cki") || latin.endsWith("dzki"))
                ? new Name(latin.substring(0, latin.length() - 1) + "a", null)
                : surname;
    }

    /** Nicknames and other spellings; empty where there are none. */
    public List<String> alsoCalled(String forename) {
        return also.getOrDefault(forename, List.of());
    }

    private static Name one(List<String> latin, List<String> script, Rng chance) {
        int place = chance.rank(latin.size());
        return new Name(latin.get(place), script.isEmpty() ? null : script.get(place));
    }

    private List<String> placeSurnames() {
        List<String> names = new ArrayList<>();
        for (String before : file.list("places.before")) {
            file.list("places.after").forEach(after -> names.add(before + after));
        }
        return List.copyOf(names);
    }
}
