package org.project360.randomisation.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code p360 trial commit}. */
@Command(
        name = "commit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "The commitment to a secret: the SHA-256 of the file's bytes, to be published before the first draw.",
        footer = {
            "",
            "The secret is the bytes of the file, nothing decoded and no line end taken off: 32 random bytes, such as",
            "  head -c 32 /dev/urandom > secret"
        })
final class CommitCommand implements Callable<Integer> {

    private final Output output;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The secret; the same as --secret FILE.")
    @Nullable
    Path file;

    @Option(names = "--secret", paramLabel = "FILE", description = "The secret.")
    @Nullable
    Path secret;

    @Option(names = "--json", description = "Answer with one line of JSON.")
    boolean json;

    CommitCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        Path given = secret == null ? file : secret;
        if (given == null || (secret != null && file != null)) {
            throw new InputFault("--secret: commit takes one secret; give --secret FILE.");
        }
        String sha256 = SecretFile.read("--secret", given).sha256();
        if (json) {
            output.answer(true, Output.members("sha256", sha256));
        } else {
            output.line(sha256);
        }
        return TrialMain.HOLDS;
    }
}
