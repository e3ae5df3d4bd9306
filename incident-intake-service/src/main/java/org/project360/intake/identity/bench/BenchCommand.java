package org.project360.intake.identity.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Fills an empty PostgreSQL database with generated persons and measures what linking one of them costs, with the"
                    + " stream's own code. deploy/bench/run --linkage gives it a database and takes that away again.",
            "Environment: P360_DATABASE_PASSWORD"
        })
public final class BenchCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--database", required = true, paramLabel = "URL", description = "jdbc:postgresql://...; empty")
    private String database = "";

    @Option(names = "--user", required = true, paramLabel = "NAME", description = "who owns it")
    private String user = "";

    @Option(
            names = "--persons",
            split = ",",
            paramLabel = "N",
            defaultValue = "20000,1000000",
            description =
                    "stored persons; several, ascending, are measured one after another (usual: ${DEFAULT-VALUE})")
    private List<Long> persons = List.of();

    @Option(
            names = "--links",
            paramLabel = "N",
            defaultValue = "10000",
            description = "how many are linked for each figure (usual: ${DEFAULT-VALUE})")
    private int links;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "instances that link batches at once (usual: ${DEFAULT-VALUE})")
    private int threads;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "360", description = "same seed, same people")
    private long seed;

    @Option(
            names = "--model",
            paramLabel = "M.json",
            description = "a model that fit wrote; else the project's guesses")
    private @Nullable Path model;

    @Option(names = "--json", paramLabel = "FILE", description = "write the figures to a file, too")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        if (links < 100 || threads < 1 || persons.stream().anyMatch(n -> n < 1_000)) {
            throw new ParameterException(
                    spec.commandLine(), "Less than 100 links, 1 thread or 1,000 persons measures nothing.");
        }
        String password = Objects.requireNonNullElse(System.getenv("P360_DATABASE_PASSWORD"), "");
        PrintWriter out = spec.commandLine().getOut();
        Flyway.configure()
                .dataSource(database, user, password)
                .locations("db/chassis", "db/migration")
                .load()
                .migrate();
        List<StageFigures> figures = new ArrayList<>();
        var plan = new LinkageBench.Plan(database, user, password, Optional.ofNullable(model), seed, links, threads);
        try (LinkageBench bench = new LinkageBench(plan, spec.commandLine().getErr())) {
            for (long wanted : persons) {
                bench.grow(wanted);
                figures.add(bench.measure());
                StageFigures last = figures.get(figures.size() - 1);
                out.println(last.lines());
                if (figures.size() > 1) {
                    out.println(last.comparedWith(figures.get(0)));
                }
            }
        }
        if (json != null) {
            Map<String, Object> all =
                    Map.of("processors", Runtime.getRuntime().availableProcessors(), "seed", seed, "stages", figures);
            Files.writeString(
                    json, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all));
        }
        return 0;
    }
}
