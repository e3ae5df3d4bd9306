package org.project360.randomisation.method;

import java.util.TreeMap;

/** Every sequence of arms that a walk can take, with its probability, one by one. */
final class Sequences {

    private Sequences() {}

    static <S> TreeMap<String, Double> of(Walk<S> walk, int length) {
        TreeMap<String, Double> all = new TreeMap<>();
        walk.starts().forEach((start, probability) -> follow(walk, start, probability, "", length, all));
        return all;
    }

    private static <S> void follow(
            Walk<S> walk, S state, double probability, String before, int left, TreeMap<String, Double> all) {
        if (left == 0) {
            all.merge(before, probability, Double::sum);
            return;
        }
        for (Walk.Step<S> step : walk.steps(state)) {
            follow(walk, step.next(), probability * step.probability(), before + step.arm(), left - 1, all);
        }
    }

    /** The guesses that come true in a sequence of two arms, over its length: the arm behind; half where level. */
    static double guessed(String sequence) {
        int ahead = 0;
        double right = 0;
        for (char arm : sequence.toCharArray()) {
            int step = arm == '0' ? 1 : -1;
            right += ahead == 0 ? 0.5 : ahead * step < 0 ? 1 : 0;
            ahead += step;
        }
        return right / sequence.length();
    }

    static int difference(String sequence) {
        return (int) (2 * sequence.chars().filter(arm -> arm == '0').count()) - sequence.length();
    }
}
