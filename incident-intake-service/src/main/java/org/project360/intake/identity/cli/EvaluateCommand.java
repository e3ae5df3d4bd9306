package org.project360.intake.identity.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.linkage.LinkageModel;
import org.project360.intake.identity.linkage.ModelJson;
import org.project360.intake.identity.linkage.Population;
import org.project360.intake.identity.linkage.Scorer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description =
                "Links records one at a time, in file order, as reports are linked, and compares the result with the truth.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a file cannot be used; standard error says which, where and what to do",
            "2:the command line is wrong"
        })
final class EvaluateCommand implements Callable<Integer> {

    private static final String CAUTION =
            "Model %s was fitted from %s, where nobody lives together, and these records say more"
                    + " than those: it is used with caution, the family rule on and no field worth more than is assumed.%n";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--records", required = true, paramLabel = "F.csv", description = "the records, with a header")
    private Path records;

    @Option(names = "--records-b", paramLabel = "G.csv", description = "more records, which come after the first")
    private @Nullable Path recordsB;

    @Option(names = "--mapping", required = true, paramLabel = "M.json", description = "which column holds what")
    private Path mapping;

    @Option(
            names = "--model",
            paramLabel = "M.json",
            description = "a model that fit wrote; without one the project's guesses hold")
    private @Nullable Path model;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private TruthOption truth;

    static final class TruthOption {

        @Option(names = "--truth", paramLabel = "COLUMN", description = "records with one value here are one person")
        private @Nullable String column;

        @Option(
                names = "--truth-pattern",
                paramLabel = "REGEX",
                description = "has one group, which is applied to the id")
        private @Nullable String pattern;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Mapping columns = Mapping.read(mapping);
        LinkageModel read = model == null ? LinkageModel.assumed(columns.fields()) : model(model);
        Truth who = truth();
        List<Row> rows = new ArrayList<>(new Rows(CsvFile.open(records, err), columns, who, err).read());
        if (recordsB != null) {
            rows.addAll(new Rows(CsvFile.open(recordsB, err), columns, who, err).read());
        }
        Scorer scorer = new Scorer(read, columns.fields());
        if (!scorer.modelVersion().equals(read.version())) {
            err.printf(CAUTION, read.version(), read.fittedFrom());
        }
        Evaluated evaluated = new Evaluation(scorer, new Population(Math.max(1, rows.size())))
                .of(rows, new Progress(err, "records linked"));
        spec.commandLine()
                .getOut()
                .println(json ? new ObjectMapper().writeValueAsString(evaluated) : evaluated.table());
        return 0;
    }

    private static LinkageModel model(Path model) {
        try {
            return ModelJson.read(Files.readAllBytes(model));
        } catch (JsonProcessingException e) {
            throw new UnusableInput("%s, line %d is no model: make one with p360 linkage fit."
                    .formatted(
                            model, e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw new UnusableInput("%s cannot be read: check the path and the rights on it.".formatted(model));
        }
    }

    private Truth truth() {
        if (truth.pattern == null) {
            return new Truth(truth.column, null);
        }
        try {
            Pattern pattern = Pattern.compile(truth.pattern);
            if (pattern.matcher("").groupCount() != 1) {
                throw new ParameterException(
                        spec.commandLine(), "--truth-pattern needs exactly one group in parentheses.");
            }
            return new Truth(null, pattern);
        } catch (PatternSyntaxException e) {
            throw new ParameterException(
                    spec.commandLine(), "--truth-pattern is no regular expression: " + e.getDescription());
        }
    }
}
