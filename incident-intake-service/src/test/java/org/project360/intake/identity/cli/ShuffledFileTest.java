package org.project360.intake.identity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.project360.intake.identity.linkage.Field;
import org.project360.intake.identity.linkage.InMemoryLinkage;
import org.project360.intake.identity.linkage.InMemoryPersons;
import org.project360.intake.identity.linkage.LinkageModel;
import org.project360.intake.identity.linkage.LinkedPerson;
import org.project360.intake.identity.linkage.ModelJson;
import org.project360.intake.identity.linkage.NormalRecord;
import org.project360.intake.identity.linkage.Population;
import org.project360.intake.identity.linkage.Scorer;

/**
 * The records of a file in their order and shuffled, each twice, are the same clusters:
 * {@code -Dtest=ShuffledFileTest -Drecords=FILE -Dmapping=FILE [-Dmodel=FILE]}.
 */
@EnabledIfSystemProperty(named = "records", matches = ".+")
class ShuffledFileTest {

    private static final Logger LOG = Logger.getLogger(ShuffledFileTest.class);

    @Test
    void theSameClustersInAnyOrder() throws IOException {
        Mapping mapping = Mapping.read(Path.of(System.getProperty("mapping")));
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        List<NormalRecord> records = new Rows(
                        CsvFile.open(Path.of(System.getProperty("records")), nowhere), mapping, Truth.UNKNOWN, nowhere)
                .read().stream().map(Row::record).toList();
        Scorer scorer = new Scorer(model(mapping.fields()), mapping.fields());
        List<Integer> order = IntStream.range(0, records.size()).boxed().toList();

        Set<Set<Integer>> clusters = clusters(records, order, scorer);
        for (int seed = 1; seed <= 4; seed++) {
            List<Integer> twice = new ArrayList<>(order);
            twice.addAll(order);
            Collections.shuffle(twice, new Random(seed));
            Set<Set<Integer>> shuffled = clusters(records, twice, scorer);
            Set<Set<Integer>> others = new HashSet<>(shuffled);
            others.removeAll(clusters);
            LOG.infof(
                    "shuffled with seed %d: %d of %d clusters of %d records are others",
                    seed, others.size(), shuffled.size(), records.size());
            assertThat(others).isEmpty();
        }
    }

    private static LinkageModel model(List<Field> fields) throws IOException {
        String file = System.getProperty("model");
        return file == null ? LinkageModel.assumed(fields) : ModelJson.read(Files.readAllBytes(Path.of(file)));
    }

    private static Set<Set<Integer>> clusters(List<NormalRecord> records, List<Integer> order, Scorer scorer) {
        InMemoryPersons persons = new InMemoryPersons(new Population(2L * records.size()));
        InMemoryLinkage linkage = new InMemoryLinkage(scorer, persons);
        for (int i = 0; i < order.size(); i++) {
            NormalRecord record = records.get(order.get(i));
            linkage.store(Integer.toString(i), record, linkage.decide(record));
        }
        Set<Integer> seen = new HashSet<>();
        Set<String> first = IntStream.range(0, order.size())
                .filter(i -> seen.add(order.get(i)))
                .mapToObj(Integer::toString)
                .collect(Collectors.toSet());
        return persons.persons().stream()
                .map(person -> numbers(person, first, order))
                .filter(numbers -> !numbers.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<Integer> numbers(LinkedPerson person, Set<String> first, List<Integer> order) {
        return person.records().stream()
                .filter(r -> first.contains(r.id()))
                .map(r -> order.get(Integer.parseInt(r.id())))
                .collect(Collectors.toSet());
    }
}
