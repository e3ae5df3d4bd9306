package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.project360.intake.identity.linkage.Field;
import org.project360.intake.identity.linkage.Kind;
import org.project360.intake.identity.linkage.LinkageModel;
import org.project360.intake.identity.linkage.ModelJson;
import org.project360.intake.identity.linkage.Population;
import org.project360.intake.identity.linkage.Scorer;

/** The model that decides in this process. */
@ApplicationScoped
class ActiveModel {

    private static final List<Field> FIELDS =
            Stream.of(Kind.values()).filter(k -> k != Kind.EXTRA).map(Field::of).toList();

    private final LinkageConfig config;

    ActiveModel(LinkageConfig config) {
        this.config = config;
    }

    LinkageConfig.Mode mode() {
        return config.mode();
    }

    Population population() {
        return new Population(config.expectedRecords());
    }

    /** @throws IllegalStateException if the configured file is no model: the service must not link by another one */
    Scorer scorer() {
        LinkageModel model = config.model().map(ActiveModel::read).orElseGet(() -> LinkageModel.assumed(FIELDS));
        return new Scorer(model, FIELDS);
    }

    private static LinkageModel read(Path file) {
        try {
            return ModelJson.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException("intake.linkage.model names " + file
                    + ", which is missing or no model: name a file that `p360 linkage fit` wrote.");
        }
    }
}
