package org.project360.intake.identity.linkage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a model knows of a field; without {@code frequencies} every value is worth the same. */
public record FieldModel(
        String name,
        Kind kind,
        List<LevelProbability> levels,
        @Nullable Frequencies frequencies) {

    /** What is assumed of a field that no data was seen of; that a value is missing says nothing. */
    public static FieldModel assumed(Field field) {
        Kind kind = field.kind();
        return of(field, kind.assumedM(), kind.assumedU(), new double[][] {{0.1, 0.1}, {0.1, 0.1}}, null);
    }

    /** @param missing m and u of {@link Level#ONE_MISSING}, then of {@link Level#BOTH_MISSING} */
    static FieldModel of(Field field, double[] m, double[] u, double[][] missing, @Nullable Frequencies frequencies) {
        List<LevelProbability> levels = new ArrayList<>();
        for (int i = 0; i < m.length; i++) {
            levels.add(new LevelProbability(field.kind().levels().get(i), m[i], u[i]));
        }
        levels.add(new LevelProbability(Level.ONE_MISSING, missing[0][0], missing[0][1]));
        levels.add(new LevelProbability(Level.BOTH_MISSING, missing[1][0], missing[1][1]));
        return new FieldModel(field.name(), field.kind(), levels, frequencies);
    }
}
