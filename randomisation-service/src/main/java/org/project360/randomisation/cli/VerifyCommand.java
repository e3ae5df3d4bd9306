package org.project360.randomisation.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.project360.randomisation.allocation.CheckpointList;
import org.project360.randomisation.allocation.ExportVerifier;
import org.project360.randomisation.allocation.LedgerExport;
import org.project360.randomisation.trial.TrialDesign;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code p360 trial verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Whether an exported ledger holds, and otherwise where it does not.",
        footer = {
            "",
            "Without the secret: order and gaps of the rows, the sequence of every stratum, the public SHA-256 chain and the",
            "end. Whoever edits a file can also chain it anew; that is found by --head, an end that was published earlier,",
            "by --checkpoints, which are signed ends, or by --secret. With the secret (and the design: in the export once nobody is blind, otherwise given): also the",
            "keyed chain, the signature of the end and the arm of every row.",
            "Exit code 0: it holds; 1: it does not; 2: the files cannot be used."
        })
final class VerifyCommand implements Callable<Integer> {

    private static final Pattern HEAD = Pattern.compile("(\\d{1,15}):([0-9a-fA-F]{64})");
    private static final int MOST_SHOWN = 20;

    private final Output output;

    @Option(names = "--ledger", required = true, paramLabel = "FILE", description = "The exported ledger.")
    Path ledger = Path.of("");

    @Option(names = "--secret", paramLabel = "FILE", description = "The trial's revealed secret.")
    @Nullable
    Path secret;

    @Option(names = "--design", paramLabel = "FILE", description = "The trial's design, if the export has none.")
    @Nullable
    Path design;

    @Option(
            names = "--head",
            paramLabel = "LENGTH:HASH",
            description = "A length and its public hash as published earlier; may be given several times.")
    List<String> heads = List.of();

    @Option(
            names = "--checkpoints",
            paramLabel = "FILE",
            description = "Checkpoints as the service exported them: the ledger must contain each, and each be signed.")
    @Nullable
    Path checkpoints;

    @Option(
            names = "--checkpoint-key",
            paramLabel = "FILE",
            description = "The public key that signed them, base64, as told when the trial was frozen. Without it the"
                    + " checkpoints are verified with the key in their own file.")
    @Nullable
    Path checkpointKey;

    @Option(names = "--json", description = "Answer with one line of JSON.")
    boolean json;

    VerifyCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        LedgerExport export = LedgerInput.export(JsonInput.bytes("--ledger", ledger));
        ExportVerifier verifier = new ExportVerifier(export).publicly();
        heads.forEach(head -> verifier.against(checkpoint(head)));
        int signed = checkpoints == null ? 0 : checkpoints(verifier, checkpoints);
        TrialDesign known = LedgerInput.design(design, export);
        if (secret != null) {
            if (known == null) {
                throw new InputFault("--design: the export was made blind and holds no design; add --design FILE.");
            }
            SecretFile revealed = SecretFile.read("--secret", secret);
            verifier.with(revealed.bytes(), revealed.sha256(), known);
        }
        return tell(export, verifier.breaks(), signed);
    }

    private int checkpoints(ExportVerifier verifier, Path file) {
        CheckpointList list = LedgerInput.checkpoints(file);
        String key = checkpointKey == null
                ? list.publicKey()
                : new String(JsonInput.bytes("--checkpoint-key", checkpointKey), StandardCharsets.US_ASCII);
        try {
            verifier.against(list, key);
        } catch (IllegalArgumentException e) {
            String option = checkpointKey == null ? "--checkpoints /publicKey is " : "--checkpoint-key is ";
            throw new InputFault(option + e.getMessage() + "; give the key that the service publishes.");
        }
        return list.checkpoints().size();
    }

    private int tell(LedgerExport export, List<ExportVerifier.Break> breaks, int signed) {
        Map<String, Object> members = Output.members(
                "holds",
                breaks.isEmpty(),
                "rows",
                export.rows().size(),
                "armsChecked",
                secret != null,
                "checkpoints",
                signed,
                "head",
                export.head().length() + ":" + export.head().publicHash());
        List<ExportVerifier.Break> shown = breaks.subList(0, Math.min(MOST_SHOWN, breaks.size()));
        if (json) {
            members.put("breaks", shown);
            output.json(members);
        } else {
            output.answer(false, members);
            shown.forEach(broken ->
                    output.line((broken.index() == 0 ? "trial" : "row " + broken.index()) + ": " + broken.what()));
        }
        return breaks.isEmpty() ? TrialMain.HOLDS : TrialMain.BROKEN;
    }

    private static ExportVerifier.Checkpoint checkpoint(String head) {
        Matcher matcher = HEAD.matcher(head);
        if (!matcher.matches()) {
            throw new InputFault("--head: '" + head + "' is no LENGTH:HASH; give it as verify prints it.");
        }
        return new ExportVerifier.Checkpoint(
                Long.parseLong(matcher.group(1)), matcher.group(2).toLowerCase(java.util.Locale.ROOT));
    }
}
