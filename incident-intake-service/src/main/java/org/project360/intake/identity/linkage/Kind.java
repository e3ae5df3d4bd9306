package org.project360.intake.identity.linkage;

import static org.project360.intake.identity.linkage.Level.AREA;
import static org.project360.intake.identity.linkage.Level.DAY_MONTH_SWAPPED;
import static org.project360.intake.identity.linkage.Level.DIFFERENT;
import static org.project360.intake.identity.linkage.Level.EQUAL;
import static org.project360.intake.identity.linkage.Level.INITIAL;
import static org.project360.intake.identity.linkage.Level.LOCAL_PART;
import static org.project360.intake.identity.linkage.Level.NICKNAME;
import static org.project360.intake.identity.linkage.Level.ONE_EDIT;
import static org.project360.intake.identity.linkage.Level.PART;
import static org.project360.intake.identity.linkage.Level.SIMILAR;
import static org.project360.intake.identity.linkage.Level.SOUND;
import static org.project360.intake.identity.linkage.Level.SWAPPED;
import static org.project360.intake.identity.linkage.Level.TWO_DIGITS;
import static org.project360.intake.identity.linkage.Level.TWO_PARTS;
import static org.project360.intake.identity.linkage.Level.YEAR;

import java.util.List;

/**
 * The kinds of fields, their levels, and for each level what is assumed of it before any data was seen: m, the
 * probability of the level where two records are of one person, and u, where they are of two. They are guesses of this
 * project, and the start of every fit.
 */
public enum Kind {
    FORENAME(
            Group.NAME,
            List.of(EQUAL, SWAPPED, NICKNAME, INITIAL, ONE_EDIT, PART, SOUND, SIMILAR, DIFFERENT),
            new double[] {0.80, 0.01, 0.03, 0.01, 0.05, 0.02, 0.01, 0.02, 0.05},
            new double[] {0.006, 0.00001, 0.003, 0.002, 0.002, 0.004, 0.003, 0.01, 0.97}),
    SURNAME(
            Group.NAME,
            List.of(EQUAL, SWAPPED, INITIAL, ONE_EDIT, PART, SOUND, SIMILAR, DIFFERENT),
            new double[] {0.82, 0.01, 0.005, 0.05, 0.025, 0.01, 0.01, 0.07},
            new double[] {0.002, 0.00001, 0.0002, 0.001, 0.001, 0.002, 0.005, 0.988}),
    BIRTH_DATE(
            Group.BIRTH,
            List.of(EQUAL, ONE_EDIT, DAY_MONTH_SWAPPED, TWO_PARTS, TWO_DIGITS, YEAR, DIFFERENT),
            new double[] {0.90, 0.04, 0.005, 0.01, 0.01, 0.01, 0.025},
            new double[] {0.00004, 0.0006, 0.00003, 0.003, 0.008, 0.012, 0.976}),
    SEX(Group.SEX, List.of(EQUAL, DIFFERENT), new double[] {0.99, 0.01}, new double[] {0.5, 0.5}),
    HOUSE_NUMBER(Group.ADDRESS, List.of(EQUAL, ONE_EDIT, DIFFERENT), new double[] {0.70, 0.06, 0.24}, new double[] {
        0.015, 0.12, 0.865
    }),
    STREET(
            Group.ADDRESS,
            List.of(EQUAL, ONE_EDIT, SIMILAR, PART, DIFFERENT),
            new double[] {0.65, 0.06, 0.04, 0.03, 0.22},
            new double[] {0.001, 0.001, 0.01, 0.01, 0.978}),
    TOWN(
            Group.ADDRESS,
            List.of(EQUAL, ONE_EDIT, SIMILAR, PART, DIFFERENT),
            new double[] {0.80, 0.05, 0.03, 0.02, 0.10},
            new double[] {0.1, 0.001, 0.003, 0.01, 0.886}),
    POSTCODE(
            Group.ADDRESS,
            List.of(EQUAL, ONE_EDIT, AREA, DIFFERENT),
            new double[] {0.70, 0.06, 0.09, 0.15},
            new double[] {0.0005, 0.001, 0.05, 0.9485}),
    PHONE(Group.CONTACT, List.of(EQUAL, ONE_EDIT, DIFFERENT), new double[] {0.60, 0.05, 0.35}, new double[] {
        0.00005, 0.00005, 0.9999
    }),
    EMAIL(
            Group.CONTACT,
            List.of(EQUAL, LOCAL_PART, ONE_EDIT, SIMILAR, DIFFERENT),
            new double[] {0.70, 0.05, 0.04, 0.04, 0.17},
            new double[] {0.00003, 0.0001, 0.0001, 0.005, 0.99477}),
    POLICE_ID(Group.POLICE_ID, List.of(EQUAL, DIFFERENT), new double[] {0.90, 0.10}, new double[] {0.000001, 0.999999}),
    EXTRA(
            Group.EXTRA,
            List.of(EQUAL, ONE_EDIT, SIMILAR, PART, DIFFERENT),
            new double[] {0.75, 0.06, 0.04, 0.04, 0.11},
            new double[] {0.03, 0.003, 0.01, 0.02, 0.937});

    private final Group group;
    private final List<Level> levels;
    private final double[] m;
    private final double[] u;

    Kind(Group group, List<Level> levels, double[] m, double[] u) {
        this.group = group;
        this.levels = levels;
        this.m = m;
        this.u = u;
    }

    public Group group() {
        return group;
    }

    List<Level> levels() {
        return levels;
    }

    double[] assumedM() {
        return m.clone();
    }

    double[] assumedU() {
        return u.clone();
    }

    /** The place of a level in {@link #levels()}. */
    int at(Level level) {
        return levels.indexOf(level);
    }
}
