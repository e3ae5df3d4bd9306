package org.project360.randomisation.monitoring;

import java.time.LocalDate;
import java.util.SortedMap;

/**
 * What the page shows beside the totals; nothing of it by arm.
 *
 * @param byStratum units, of every stratum of the design and of every emergency list
 * @param byWeek units, by the Monday of the week in London; weeks without any are missing
 * @param errors errors in the register that were not withdrawn, by type
 * @param events by name: confirmed overrides, unblindings, arm conflicts that hold, emergency lists that are out
 * @param waiting candidates that wait or came too late, by reason
 */
record Recruited(
        SortedMap<String, Long> byStratum,
        SortedMap<LocalDate, Long> byWeek,
        SortedMap<String, Long> errors,
        SortedMap<String, Long> events,
        SortedMap<String, Long> waiting) {}
