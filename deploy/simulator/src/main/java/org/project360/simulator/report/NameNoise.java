package org.project360.simulator.report;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.project360.simulator.seed.Rng;
import org.project360.simulator.world.NamePool;
import org.project360.simulator.world.Person;

/** Names as they are written down. */
final class NameNoise {
    private static final String[] ROWS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

    private final NamePool names = new NamePool();

    /** Forename and surname as written. */
    record Written(String forename, String surname) {}

    Written typo(Person person, Rng chance) {
        return chance.chance(0.5)
                ? new Written(slip(person.forename(), chance), person.surname())
                : new Written(person.forename(), slip(person.surname(), chance));
    }

    /** One of the ways that fit this name. */
    Written variant(Person person, Rng chance) {
        String forename = person.forename();
        String surname = person.surname();
        List<Written> ways = new ArrayList<>();
        names.alsoCalled(forename).forEach(other -> ways.add(new Written(other, surname)));
        ways.add(new Written(surname, forename));
        ways.add(new Written(forename.substring(0, 1), surname));
        ways.add(new Written(forename.toUpperCase(Locale.ROOT), surname.toUpperCase(Locale.ROOT)));
        if (person.birthName() != null) {
            ways.add(new Written(forename, person.birthName()));
        }
        if (person.middleNames() != null) {
            ways.add(new Written(forename + " " + person.middleNames(), surname));
        }
        int hyphen = surname.indexOf('-');
        if (hyphen > 2) {
            ways.add(new Written(forename, surname.substring(0, hyphen)));
            ways.add(new Written(forename, surname.substring(hyphen + 1)));
        }
        Written plain = new Written(plain(forename), plain(surname));
        if (!plain.forename.equals(forename) || !plain.surname.equals(surname)) {
            ways.add(plain);
            ways.add(plain);
        }
        return chance.pick(ways);
    }

    /** Without accents and apostrophes, as an old system stores it. */
    static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('ł', 'l')
                .replace('Ł', 'L')
                .replace("'", "");
    }

    /** One slip: a letter left out, doubled, swapped with the next, or the neighbour's key struck; never the first. */
    static String slip(String text, Rng chance) {
        if (text.length() < 3) {
            return text + text.charAt(text.length() - 1);
        }
        int at = chance.between(1, text.length() - 2);
        String before = text.substring(0, at);
        String after = text.substring(at + 1);
        char letter = text.charAt(at);
        return switch (chance.below(4)) {
            case 0 -> before + after;
            case 1 -> before + letter + letter + after;
            case 2 ->
                letter == text.charAt(at + 1)
                        ? before + after
                        : before + text.charAt(at + 1) + letter + text.substring(at + 2);
            default -> before + neighbour(letter, chance) + after;
        };
    }

    private static char neighbour(char letter, Rng chance) {
        for (String row : ROWS) {
            int place = row.indexOf(letter);
            if (place >= 0) {
                int step = place == 0 || (place < row.length() - 1 && chance.chance(0.5)) ? 1 : -1;
                return row.charAt(place + step);
            }
        }
        return letter == 'e' ? 'a' : 'e';
    }
}
