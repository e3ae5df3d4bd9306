package org.project360.randomisation.cli;

import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.project360.randomisation.allocation.CheckpointList;
import org.project360.randomisation.allocation.ExportFormat;
import org.project360.randomisation.allocation.LedgerExport;
import org.project360.randomisation.method.InvalidMethod;
import org.project360.randomisation.trial.TrialDesign;

/** Exports and designs from files, with the JSON pointer of whatever is wrong with them. */
final class LedgerInput {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LedgerInput() {}

    static LedgerExport export(byte[] bytes) {
        try {
            return ExportFormat.read(bytes);
        } catch (IOException e) {
            throw unreadable("--ledger", e, "export the ledger again");
        } catch (IllegalArgumentException e) {
            throw new InputFault("--ledger " + e.getMessage() + "; export the ledger again.");
        }
    }

    static CheckpointList checkpoints(Path file) {
        try {
            return CheckpointList.read(JsonInput.bytes("--checkpoints", file));
        } catch (IOException e) {
            throw unreadable("--checkpoints", e, "export the checkpoints again");
        } catch (IllegalArgumentException e) {
            throw new InputFault("--checkpoints " + e.getMessage() + "; export the checkpoints again.");
        }
    }

    /** The design of the file if one is given, otherwise that of the export, if it has one. */
    static @Nullable TrialDesign design(@Nullable Path file, LedgerExport export) {
        return file == null ? export.trial().design() : design(file);
    }

    static TrialDesign design(Path file) {
        try {
            return JSON.readValue(JsonInput.bytes("--design", file), TrialDesign.class);
        } catch (IOException e) {
            throw unreadable("--design", e, "mend it");
        }
    }

    private static InputFault unreadable(String option, IOException e, String remedy) {
        Throwable first = e instanceof JsonMappingException && e.getCause() != null ? e.getCause() : e;
        if (first instanceof StreamReadException json) {
            int line = json.getLocation() == null ? 1 : json.getLocation().getLineNr();
            return new InputFault(option + " / is not JSON (line " + line + "); " + remedy + ".");
        }
        String pointer = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                        .collect(Collectors.joining())
                : "";
        String what = "is not of its form";
        if (e.getCause() instanceof IllegalArgumentException refusal && refusal.getMessage() != null) {
            pointer = refusal instanceof InvalidMethod invalid ? pointer + "/" + invalid.parameter() : pointer;
            what = "cannot be: " + refusal.getMessage().replaceAll("\\.$", "");
        }
        return new InputFault(option + " " + (pointer.isEmpty() ? "/" : pointer) + " " + what + "; " + remedy + ".");
    }
}
