package org.project360.intake.identity.cli;

import java.util.Locale;
import org.project360.intake.identity.linkage.FieldModel;
import org.project360.intake.identity.linkage.LevelProbability;
import org.project360.intake.identity.linkage.LinkageModel;

/** A model for people. */
final class ModelTable {

    private ModelTable() {}

    static String of(LinkageModel model) {
        StringBuilder table = new StringBuilder(
                "Model %s, from %d records of %s, match probability %.3g, family rule %s, certain from %.3f%n"
                        .formatted(
                                model.version(),
                                model.records(),
                                model.fittedFrom(),
                                model.matchProbability(),
                                model.households().familyRule() ? "on" : "off",
                                model.thresholds().certain()));
        table.append("%-20s %-18s %10s %12s %8s%n".formatted("field", "level", "m", "u", "bits"));
        for (FieldModel field : model.fields()) {
            for (LevelProbability level : field.levels()) {
                table.append("%-20s %-18s %10.5f %12.8f %8.2f%n"
                        .formatted(
                                field.name(),
                                level.level().name().toLowerCase(Locale.ROOT),
                                level.m(),
                                level.u(),
                                level.bits()));
            }
        }
        return table.toString();
    }
}
