package org.project360.intake.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The mappings of the forces' extracts; read when a file is opened, so that a new one needs no restart. */
@ApplicationScoped
class Mappings {

    private final FilesConfig config;
    private final ObjectMapper json;

    Mappings(FilesConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    /** @throws FileRefused if there is none, or it is wrong */
    CsvMapping of(String force) {
        try (InputStream in = open(force + ".json")) {
            if (in == null) {
                throw new FileRefused("mapping-missing", "There is no mapping for CSV of this force.");
            }
            CsvMapping mapping = CsvMapping.of(json.readTree(in));
            if (!mapping.force().equals(force)) {
                throw new FileRefused("mapping-invalid", "The mapping is another force's.");
            }
            return mapping;
        } catch (IOException e) {
            throw new FileRefused("mapping-invalid", "The mapping of this force is no readable JSON.");
        }
    }

    private @Nullable InputStream open(String name) throws IOException {
        if (config.mappings().isPresent()) {
            Path file = config.mappings().get().resolve(name);
            return Files.exists(file) ? Files.newInputStream(file) : null;
        }
        return Thread.currentThread().getContextClassLoader().getResourceAsStream("mappings/" + name);
    }
}
