package org.project360.contracts;

import java.time.DayOfWeek;
import java.time.LocalTime;

/** A weekly window in Europe/London wall-clock time, {@code from} inclusive, {@code until} exclusive. */
public record SafeWindow(DayOfWeek day, LocalTime from, LocalTime until) {

    @Override
    public String toString() {
        return "SafeWindow[***]";
    }
}
