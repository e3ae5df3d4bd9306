package org.project360.intake.identity.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.project360.intake.identity.linkage.Decision;
import org.project360.intake.identity.linkage.Grade;
import org.project360.intake.identity.linkage.InMemoryLinkage;
import org.project360.intake.identity.linkage.InMemoryPersons;
import org.project360.intake.identity.linkage.LinkedPerson;
import org.project360.intake.identity.linkage.PersonScore;
import org.project360.intake.identity.linkage.Population;
import org.project360.intake.identity.linkage.Reason;
import org.project360.intake.identity.linkage.Scorer;

/** Links rows one at a time, in their order, as reports are linked, and compares what comes of it with the truth. */
final class Evaluation {

    private final InMemoryPersons persons;
    private final InMemoryLinkage linkage;
    private final String modelVersion;
    private final Map<String, String> truthById = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private long certain;
    private long certainRight;
    private long compared;
    private long possible;

    /** @param population how many records the prior reckons with */
    Evaluation(Scorer scorer, Population population) {
        this.persons = new InMemoryPersons(population);
        this.linkage = new InMemoryLinkage(scorer, persons);
        this.modelVersion = scorer.modelVersion();
    }

    Evaluated of(List<Row> rows, Progress progress) {
        long start = System.nanoTime();
        for (int i = 0; i < rows.size(); i++) {
            take(i, rows.get(i));
            progress.at(i + 1);
        }
        double seconds = Math.max(1e-9, (System.nanoTime() - start) / 1e9);
        long truePairs = pairs(sizes);
        return new Evaluated(
                rows.size(),
                Measures.of(certainRight, certain, truePairs),
                clusters(truePairs),
                truePairs == 0 ? 1 : (double) compared / truePairs,
                possible,
                rows.size() / seconds,
                modelVersion);
    }

    private void take(int number, Row row) {
        String id = Integer.toString(number);
        Decision decision = linkage.decide(row.record());
        count(decision, row);
        linkage.store(id, row.record(), decision);
        truthById.put(id, row.truth());
        sizes.merge(row.truth(), 1L, Long::sum);
    }

    private void count(Decision decision, Row row) {
        possible += decision.grade() == Grade.POSSIBLE ? 1 : 0;
        boolean open = decision.reason() == Reason.TOO_CLOSE_TO_ANOTHER;
        for (PersonScore person : decision.considered()) {
            for (int i = 0; i < person.pairs().size(); i++) {
                boolean right = row.truth()
                        .equals(truthById.get(person.person().records().get(i).id()));
                compared += right ? 1 : 0;
                if (!open && linkage.isCertain(person.pairs().get(i))) {
                    certain++;
                    certainRight += right ? 1 : 0;
                }
            }
        }
    }

    private Measures clusters(long truePairs) {
        long joined = 0;
        long right = 0;
        for (LinkedPerson person : persons.persons()) {
            Map<String, Long> truths = new HashMap<>();
            person.records().forEach(r -> truths.merge(truthById.get(r.id()), 1L, Long::sum));
            long size = truths.values().stream().mapToLong(n -> n).sum();
            joined += size * (size - 1) / 2;
            right += pairs(truths);
        }
        return Measures.of(right, joined, truePairs);
    }

    private static long pairs(Map<String, Long> sizes) {
        return sizes.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
    }
}
