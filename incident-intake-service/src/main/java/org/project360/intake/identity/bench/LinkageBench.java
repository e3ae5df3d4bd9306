package org.project360.intake.identity.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.project360.intake.identity.BulkLoad;
import org.project360.intake.identity.BulkLoad.Described;
import org.project360.intake.identity.IdentityResolver;
import org.project360.intake.identity.PersonRecord;
import org.project360.intake.identity.Resolution;
import org.project360.intake.identity.StandaloneIdentity;

/**
 * Grows a store of generated persons in steps and measures at each what linking costs. Each transaction is rolled back, so
 * that all meet the same store.
 */
final class LinkageBench implements AutoCloseable {

    /** As application.properties has it. */
    private static final String OPTIONS = "-c plan_cache_mode=force_custom_plan -c jit=off"
            + " -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    private static final Instant RECORDED = Instant.parse("2026-01-01T00:00:00Z");
    private static final int CHUNK = 5_000;
    private static final int BATCH = 500;
    private static final int WARM_UP = 20;

    /** Where the database is, and how much to measure. */
    record Plan(String url, String user, String password, Optional<Path> model, long seed, int links, int threads) {

        @Override
        public String toString() {
            return "Plan[***]";
        }
    }

    private record Worker(OneConnection connection, IdentityResolver resolver, long backend) {}

    private final Plan plan;
    private final PrintWriter err;
    private final BenchPeople people;
    private final BenchMentions mentions;
    private final List<Worker> workers = new ArrayList<>();
    private final byte[] storageKey = new byte[32];
    private final StandaloneIdentity store;
    private final OneConnection filling;
    private long persons;
    private long records;
    private long keys;

    LinkageBench(Plan plan, PrintWriter err) throws SQLException {
        this.plan = plan;
        this.err = err;
        this.people = new BenchPeople(plan.seed());
        this.mentions = new BenchMentions(people);
        this.filling = connect();
        this.store = new StandaloneIdentity(filling, storageKey, plan.model());
        for (int i = 0; i < plan.threads(); i++) {
            OneConnection connection = connect();
            connection.inTransactions();
            IdentityResolver resolver = new StandaloneIdentity(connection, storageKey, plan.model()).resolver();
            workers.add(new Worker(connection, resolver, connection.backend()));
        }
    }

    /** Adds generated persons until there are so many, indexes last. */
    void grow(long wanted) throws SQLException, IOException {
        long start = System.nanoTime();
        BulkLoad load = store.load();
        load.begin();
        while (persons < wanted) {
            long next = Math.min(wanted, persons + CHUNK);
            List<Described> chunk = LongStream.range(persons, next)
                    .parallel()
                    .mapToObj(number -> new Described(people.id(number), people.mentions(number)))
                    .toList();
            records += chunk.stream().mapToLong(one -> one.mentions().size()).sum();
            keys += load.add(chunk, RECORDED);
            persons = next;
            if (persons % (10 * CHUNK) == 0) {
                say("%,d persons stored", persons, start);
            }
        }
        say("%,d persons stored; indexes", persons, start);
        load.finish();
        say("%,d persons ready", persons, start);
    }

    StageFigures measure() throws SQLException, InterruptedException, ExecutionException {
        Worker worker = workers.get(0);
        for (int i = 0; i < WARM_UP; i++) {
            batch(worker, mentions.likely(BATCH, persons));
        }
        one(worker, mentions.likely(2 * BATCH, persons));
        List<PersonRecord> singles = mentions.likely(plan.links(), persons);
        double start = cpuSeconds();
        Times one = one(worker, singles);
        double oneCpu = (cpuSeconds() - start) * 1_000 / singles.size();
        List<List<PersonRecord>> batches = batches(count -> mentions.likely(count, persons));
        double before = cpuSeconds();
        double oneThread = rate(batches, 1);
        double cpu = (cpuSeconds() - before)
                * 1_000
                / batches.stream().mapToInt(List::size).sum();
        double all = rate(batches(count -> mentions.likely(count, persons)), workers.size());
        Times known = one(worker, mentions.known(plan.links(), persons));
        double knownRate = rate(batches(count -> mentions.known(count, persons)), workers.size());
        double[] shares = shares();
        return new StageFigures(
                persons,
                records,
                keys,
                loadAverage(),
                one,
                oneCpu,
                known,
                workers.size(),
                cpu,
                oneThread,
                all,
                knownRate,
                shares[0],
                shares[1]);
    }

    /** Of this process and of the first worker's PostgreSQL process, where that runs on this machine. */
    private double cpuSeconds() {
        return Stream.of(ProcessHandle.current().pid(), workers.get(0).backend())
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(time -> time.toNanos() / 1e9)
                .sum();
    }

    /** How many processes wanted a processor in the last minute, other work on the machine included. */
    private static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private Times one(Worker worker, List<PersonRecord> mentions) throws SQLException {
        long[] nanos = new long[mentions.size()];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            worker.resolver().resolve(List.of(mentions.get(i)), List.of());
            worker.connection().rollback();
            nanos[i] = System.nanoTime() - start;
        }
        return Times.of(nanos);
    }

    private double rate(List<List<PersonRecord>> batches, int threads) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int first = t;
                running.add(pool.submit(() -> {
                    for (int i = first; i < batches.size(); i += threads) {
                        batch(workers.get(first), batches.get(i));
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return batches.stream().mapToInt(List::size).sum() / seconds;
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<Resolution> batch(Worker worker, List<PersonRecord> mentions) throws SQLException {
        List<Resolution> linked = worker.resolver().resolve(mentions, List.of());
        worker.connection().rollback();
        return linked;
    }

    /** Of people seen before, one by one, how many were linked to themselves and how many to somebody else. */
    private double[] shares() throws SQLException {
        int right = 0;
        int wrong = 0;
        int asked = Math.min(plan.links(), 2_000);
        for (int i = 0; i < asked; i++) {
            long number = BenchMentions.at(i, asked, persons);
            Resolution who =
                    batch(workers.get(0), List.of(mentions.changed(number))).get(0);
            right += who.personId().equals(people.id(number)) ? 1 : 0;
            wrong += !who.isNew() && !who.personId().equals(people.id(number)) ? 1 : 0;
        }
        return new double[] {(double) right / asked, (double) wrong / asked};
    }

    private List<List<PersonRecord>> batches(LongFunction<List<PersonRecord>> made) {
        List<List<PersonRecord>> batches = new ArrayList<>();
        for (int i = 0; i < Math.max(2 * workers.size(), plan.links() / BATCH); i++) {
            batches.add(made.apply(BATCH));
        }
        return batches;
    }

    private OneConnection connect() throws SQLException {
        return new OneConnection(plan.url(), plan.user(), plan.password(), OPTIONS);
    }

    private void say(String what, long number, long start) {
        err.printf(Locale.ROOT, "[%6.1f s] " + what + "%n", (System.nanoTime() - start) / 1e9, number);
    }

    @Override
    public void close() throws SQLException {
        filling.close();
        for (Worker worker : workers) {
            worker.connection().close();
        }
    }
}
