package org.project360.notification.school;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** Gives a new installation its schools before the first event is taken. */
@ApplicationScoped
class ImportAtStartUp {

    private static final Logger LOG = Logger.getLogger(ImportAtStartUp.class);
    private static final int BEFORE_THE_LISTENERS = 100;

    private final ImportRegister register;
    private final RegisterConfig config;

    ImportAtStartUp(ImportRegister register, RegisterConfig config) {
        this.register = register;
        this.config = config;
    }

    void onStart(@Observes @Priority(BEFORE_THE_LISTENERS) StartupEvent start) {
        config.file().ifPresent(this::importFrom);
    }

    /** Without schools every notice is held for a person: worth an error, but no reason to refuse reports of children. */
    void importFrom(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            register.importIfEmpty(in, RegisterFile.CHARSET)
                    .ifPresent(diff -> LOG.infof(
                            "Register imported: %d establishments, %d lines rejected",
                            diff.rows(), diff.rejected().count()));
        } catch (RegisterUnusable unusable) {
            LOG.errorf("notification.register.file was not imported. %s", unusable.getMessage());
        } catch (IOException e) {
            LOG.errorf(
                    "notification.register.file cannot be read (%s)",
                    e.getClass().getSimpleName());
        }
    }
}
