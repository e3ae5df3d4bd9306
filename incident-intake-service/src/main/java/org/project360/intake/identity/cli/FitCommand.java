package org.project360.intake.identity.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.project360.intake.identity.linkage.LinkageModel;
import org.project360.intake.identity.linkage.ModelFit;
import org.project360.intake.identity.linkage.ModelJson;
import org.project360.intake.identity.linkage.NormalRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        description = "Fits a model to records without labels and writes it as JSON.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a file cannot be used; standard error says which, where and what to do",
            "2:the command line is wrong"
        })
final class FitCommand implements Callable<Integer> {

    private static final int FEWEST = 10;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--records", required = true, paramLabel = "F.csv", description = "the records, with a header")
    private Path records;

    @Option(names = "--mapping", required = true, paramLabel = "M.json", description = "which column holds what")
    private Path mapping;

    @Option(names = "--model", required = true, paramLabel = "OUT.json", description = "where the model goes")
    private Path model;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Mapping columns = Mapping.read(mapping);
        List<NormalRecord> read = new Rows(CsvFile.open(records, err), columns, Truth.UNKNOWN, err)
                .read().stream().map(Row::record).toList();
        if (read.size() < FEWEST) {
            throw new UnusableInput(
                    "%s has %d records: a model needs at least %d.".formatted(records, read.size(), FEWEST));
        }
        Progress progress = new Progress(err, "records looked up");
        LinkageModel fitted =
                new ModelFit(columns.fields(), read).fit(records.getFileName().toString(), progress::at);
        Files.writeString(model, ModelJson.write(fitted));
        spec.commandLine().getOut().println(ModelTable.of(fitted));
        return 0;
    }
}
