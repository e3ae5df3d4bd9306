package org.project360.randomisation.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.project360.randomisation.allocation.ExportFormat;
import org.project360.randomisation.allocation.LedgerExport;
import org.project360.randomisation.allocation.LedgerReplay;
import org.project360.randomisation.trial.TrialDesign;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code p360 trial replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Derives every allocation again from the revealed secret and compares the export byte by byte.",
        footer = {
            "",
            "Arms, blocks, arm proofs, both chains and the signed end are made anew from the secret and the design; what came",
            "from outside (ids, covariates, sealed draws, times) is taken from the export. Both files must be the same.",
            "Exit code 0: identical; 1: not, and the first row that differs is named; 2: the files cannot be used."
        })
final class ReplayCommand implements Callable<Integer> {

    private final Output output;

    @Option(names = "--ledger", required = true, paramLabel = "FILE", description = "The exported ledger.")
    Path ledger = Path.of("");

    @Option(names = "--secret", required = true, paramLabel = "FILE", description = "The trial's revealed secret.")
    Path secret = Path.of("");

    @Option(names = "--design", paramLabel = "FILE", description = "The trial's design, if the export has none.")
    @Nullable
    Path design;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the export that was derived to this file.")
    @Nullable
    Path out;

    @Option(names = "--json", description = "Answer with one line of JSON.")
    boolean json;

    ReplayCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        byte[] bytes = JsonInput.bytes("--ledger", ledger);
        LedgerExport given = LedgerInput.export(bytes);
        TrialDesign known = LedgerInput.design(design, given);
        if (known == null) {
            throw new InputFault("--design: the export holds no design; add --design FILE.");
        }
        SecretFile revealed = SecretFile.read("--secret", secret);
        LedgerExport derived = new LedgerReplay(revealed.bytes(), known).replay(given);
        byte[] again = ExportFormat.bytes(derived);
        write(again);
        boolean published = revealed.sha256().equals(given.trial().secretSha256());
        boolean identical = published && Arrays.equals(bytes, again);
        Map<String, Object> members =
                Output.members("identical", identical, "rows", given.rows().size());
        if (!identical) {
            members.put("what", published ? difference(given, derived) : "not the secret that the trial committed to");
        }
        output.answer(json, members);
        return identical ? TrialMain.HOLDS : TrialMain.BROKEN;
    }

    private static String difference(LedgerExport given, LedgerExport derived) {
        List<LedgerExport.Row> rows = given.rows();
        return IntStream.range(0, rows.size())
                .filter(i -> !rows.get(i).equals(derived.rows().get(i)))
                .mapToObj(i -> "row " + rows.get(i).index() + " is not what the secret gives")
                .findFirst()
                .orElse(
                        given.head().equals(derived.head())
                                ? "the same content, written otherwise"
                                : "the end is not what the secret gives");
    }

    private void write(byte[] again) {
        if (out != null) {
            try {
                Files.write(out, again);
            } catch (IOException e) {
                throw new InputFault("--out: " + out + " cannot be written; give a file in a directory that exists.");
            }
        }
    }
}
