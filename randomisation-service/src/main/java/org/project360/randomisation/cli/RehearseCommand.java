package org.project360.randomisation.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.project360.randomisation.allocation.ExportFormat;
import org.project360.randomisation.allocation.LedgerExport;
import org.project360.randomisation.allocation.LedgerRehearsal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code p360 trial rehearse}. */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "The exported ledger of a trial that never was: subjects drawn evenly over the levels of a design.",
        footer = {
            "",
            "The design, as a trial has it:",
            "  {\"method\":\"PERMUTED_BLOCKS\",\"arms\":[{\"arm\":\"TREATMENT\",\"ratio\":1},{\"arm\":\"CONTROL\",\"ratio\":1}],",
            "   \"blockSizes\":[4,6,8],\"factors\":[{\"name\":\"grade\",\"levels\":[\"STANDARD\",\"MEDIUM\"]}],\"unit\":\"HOUSEHOLD\"}",
            "Never rehearse with the secret of a real trial."
        })
final class RehearseCommand implements Callable<Integer> {

    private final Output output;

    @Option(names = "--design", required = true, paramLabel = "FILE", description = "The design, see below.")
    Path design = Path.of("");

    @Option(names = "--secret", required = true, paramLabel = "FILE", description = "Any secret but a real one.")
    Path secret = Path.of("");

    @Option(names = "--subjects", required = true, paramLabel = "N", description = "Subjects to allocate.")
    int subjects;

    @Option(names = "--blind", description = "Without arms, blocks and design: as exported while the trial runs.")
    boolean blind;

    RehearseCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        if (subjects < 0) {
            throw new InputFault("--subjects: " + subjects + " is negative; give 0 or more.");
        }
        SecretFile rehearsed = SecretFile.read("--secret", secret);
        LedgerExport export = new LedgerRehearsal(rehearsed.bytes(), LedgerInput.design(design))
                .export(subjects, rehearsed.sha256(), !blind);
        output.line(new String(ExportFormat.bytes(export), StandardCharsets.UTF_8).stripTrailing());
        return TrialMain.HOLDS;
    }
}
