package org.project360.simulator.report;

import java.util.EnumMap;
import java.util.Map;

/** What goes wrong, and how often: the rates of a run. */
public final class Noise {

    /** One thing that goes wrong, with the probability it has unless told otherwise and what that is a share of. */
    public enum Kind {
        NAME_TYPO(0.02, "names of a person with one slip of the hand"),
        NAME_VARIANT(0.05, "names given otherwise: nickname, other spelling, initial, swapped, birth name, no accents"),
        NATIVE_SCRIPT(0.05, "names in the person's own script, where it is not Latin"),
        BIRTH_DATE_DIGIT(0.012, "dates of birth with one digit wrong"),
        BIRTH_DATE_SWAPPED(0.006, "dates of birth with day and month swapped, where that is a date"),
        BIRTH_DATE_MISSING(0.02, "dates of birth not known"),
        ADDRESS_FORMAT(0.15, "addresses written in another way"),
        ADDRESS_OLD(0.03, "addresses of the home before the last move"),
        ADDRESS_MISSING(0.02, "addresses not known"),
        POSTCODE_MISSING(0.03, "addresses without a postcode"),
        PHONE_MISSING(0.2, "people whose number was not taken"),
        POLICE_ID_MISSING(0.08, "people without a police person id"),
        POLICE_ID_SECOND(0.01, "people under a second police person id"),
        SCHOOL_VARIANT(0.25, "schools told by a name that the register does not have"),
        SCHOOL_UNKNOWN(0.10, "schools nobody could name"),
        LATE(0.03, "incidents reported days or weeks after, their report sent out of turn"),
        HISTORIC(0.02, "incidents from a historic import"),
        TEST(0.002, "test records"),
        EXACT_DUPLICATE(0.015, "incidents one of whose messages is sent again as it was"),
        RESENT(0.01, "incidents whose first report is sent again under a new event id"),
        CORRECTED(0.05, "incidents with a corrected second version"),
        CANCELLED(0.015, "incidents withdrawn by a last version"),
        OUT_OF_ORDER(0.15, "incidents of several versions that are sent last version first"),
        SAME_EVENT(0.0, "incidents recorded twice, as a crime and as a non-crime, under two references"),
        SAME_CALL(0.0, "incidents whose call is recorded twice, under two references"),
        WRONG_PERSON(0.0, "incidents without children whose first version names another victim"),
        MALFORMED(0.012, "incidents whose first report is sent spoilt before it is sent well"),
        UNREPAIRED(0.3, "spoilt reports that are never sent well");

        private final double rate;
        private final String shareOf;

        Kind(double rate, String shareOf) {
            this.rate = rate;
            this.shareOf = shareOf;
        }

        public double rate() {
            return rate;
        }

        public String shareOf() {
            return shareOf;
        }
    }

    private final Map<Kind, Double> rates = new EnumMap<>(Kind.class);

    private Noise(Map<Kind, Double> rates) {
        this.rates.putAll(rates);
    }

    /** As real records have it. */
    public static Noise usual() {
        return new Noise(Map.of());
    }

    /** Nothing goes wrong. */
    public static Noise none() {
        Map<Kind, Double> rates = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            rates.put(kind, 0.0);
        }
        return new Noise(rates);
    }

    /** The same with some rates changed, each from 0 to 1. */
    public Noise with(Map<Kind, Double> changed) {
        Map<Kind, Double> all = new EnumMap<>(Kind.class);
        all.putAll(rates);
        changed.forEach((kind, rate) -> {
            if (!(rate >= 0 && rate <= 1)) {
                throw new IllegalArgumentException("The rate of " + kind + " must be from 0 to 1.");
            }
            all.put(kind, rate);
        });
        return new Noise(all);
    }

    public double rate(Kind kind) {
        return rates.getOrDefault(kind, kind.rate());
    }
}
