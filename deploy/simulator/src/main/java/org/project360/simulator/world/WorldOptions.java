package org.project360.simulator.world;

import java.time.LocalDate;

/**
 * What makes a world. Two worlds with the same options are the same; one with more incidents holds the smaller one.
 *
 * @param seed any number
 * @param incidents how many incidents its people have; decides how many victims there are
 * @param schools in the register, open or not; at least 2
 * @param force code of the police force whose person numbers the people have
 * @param asOf the day at which people have their ages and children their schools
 */
public record WorldOptions(long seed, int incidents, int schools, String force, LocalDate asOf) {
    public static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    public static final int SCHOOLS = 120;

    public WorldOptions {
        if (incidents < 1) {
            throw new IllegalArgumentException("There must be at least one incident.");
        }
        if (schools < 2) {
            throw new IllegalArgumentException("There must be at least two schools.");
        }
        if (!force.matches("[A-Z0-9-]{2,20}")) {
            throw new IllegalArgumentException("A force is 2 to 20 capital letters, digits and hyphens.");
        }
    }

    public static WorldOptions of(long seed, int incidents) {
        return new WorldOptions(seed, incidents, SCHOOLS, "LEICS", DAY);
    }
}
