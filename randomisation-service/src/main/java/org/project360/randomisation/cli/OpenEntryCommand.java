package org.project360.randomisation.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.project360.randomisation.emergency.EntrySeal;
import org.project360.randomisation.emergency.ListFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code p360 trial open-entry}. */
@Command(
        name = "open-entry",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Opens one entry of an emergency list: the arm for one incident while the service is away.",
        footer = {
            "",
            "Open the entries in their order, one for each incident that has waited for a quarter of an hour, never for a",
            "victim or household that has an arm already. The code of the entry is told by whoever approved the list. Before",
            "the arm is shown, a line is added to the log: report the log once the service is back,",
            "  jq -s '{uses: .}' LOG | curl --json @- .../v1/trials/ID/emergency-lists/ID/uses",
            "Exit code 0: opened; 2: the code is not that of the entry, or a file cannot be used."
        })
final class OpenEntryCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Output output;
    private final InstantSource clock;

    @Option(names = "--list", required = true, paramLabel = "FILE", description = "The sealed entries.")
    Path list = Path.of("");

    @Option(names = "--entry", required = true, paramLabel = "K", description = "Which one, from 1.")
    int entry;

    @Option(names = "--code", required = true, paramLabel = "CODE", description = "The code of this entry.")
    String code = "";

    @Option(names = "--incident", required = true, paramLabel = "ID", description = "For which incident.")
    UUID incident = new UUID(0, 0);

    @Option(names = "--opened-by", required = true, paramLabel = "ACCOUNT", description = "Your account.")
    String openedBy = "";

    @Option(names = "--log", required = true, paramLabel = "FILE", description = "Where the use is written down.")
    Path log = Path.of("");

    @Option(names = "--json", description = "Answer with one line of JSON.")
    boolean json;

    OpenEntryCommand(Output output, InstantSource clock) {
        this.output = output;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        ListFile file = read();
        int arm = file.entries().stream()
                .filter(one -> one.entry() == entry)
                .findFirst()
                .orElseThrow(() -> new InputFault("--entry: the list has no entry " + entry + "; give one of 1 to "
                        + file.entries().size() + "."))
                .jwe()
                .transform(jwe -> new EntrySeal(file.listId()).open(entry, code, jwe))
                .filter(place -> place < file.arms().size())
                .orElseThrow(() -> new InputFault("--code: entry " + entry
                        + " does not open with this code; ask for the code of entry " + entry + " of list "
                        + file.listId() + "."));
        writeDown();
        output.answer(json, Output.members("entry", entry, "arm", file.arms().get(arm)));
        return TrialMain.HOLDS;
    }

    private ListFile read() {
        try {
            @Nullable ListFile file = JSON.readValue(JsonInput.bytes("--list", list), ListFile.class);
            if (file == null
                    || !ListFile.FORMAT.equals(file.format())
                    || file.listId() == null
                    || file.arms() == null
                    || file.entries() == null) {
                throw new InputFault(
                        "--list: " + list + " is no " + ListFile.FORMAT + "; give the file as it was handed out.");
            }
            return file;
        } catch (IOException e) {
            throw new InputFault("--list: " + list + " is not of its form; give the file as it was handed out.");
        }
    }

    private void writeDown() {
        Map<String, Object> use = Output.members(
                "entry", entry,
                "incidentId", incident,
                "usedAt", clock.instant().truncatedTo(ChronoUnit.MICROS).toString(),
                "openedBy", openedBy);
        try {
            Files.writeString(
                    log,
                    JSON.writeValueAsString(use) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A use is not serialisable", e);
        } catch (IOException e) {
            throw new InputFault("--log: " + log + " cannot be written; nothing is opened before that is possible.");
        }
    }
}
