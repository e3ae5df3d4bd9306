package org.project360.intake.cohort;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One eligibility rule: a stable name, what it demands in words, when it holds, and what it looked at (codes and numbers
 * only, to be stored with the result).
 */
record Rule(String name, String demands, Predicate<Facts> holds, Function<Facts, Map<String, Object>> input) {}
