package org.project360.intake.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.project360.contracts.PersonDetails;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.ReportFixture;
import org.project360.intake.file.LoadFile.Loading;
import org.project360.intake.file.ReportFile.Named;
import org.project360.intake.file.ReportFile.Origin;
import org.project360.intake.file.ReportFile.Progress;
import org.project360.intake.report.TakeLines;
import org.project360.intake.stewardship.SettleRegroupings;
import org.project360.intake.storage.Jdbc;
import org.project360.local.testing.TestClock;

/** Files are loaded once in effect, wherever a loader is killed and whoever goes on. */
@IntakeTest
class LoadFileTest {

    private static final int LINES = 90;
    private static final int BATCH = 7;

    @Inject
    Intake intake;

    @Inject
    TestClock clock;

    @Inject
    ReceiveFile receive;

    @Inject
    ReportFiles files;

    @Inject
    FilePieces pieces;

    @Inject
    FileRejects rejects;

    @Inject
    Reading reading;

    @Inject
    TakeLines take;

    @Inject
    SettleRegroupings regroupings;

    @Inject
    FilesConfig config;

    @Inject
    MeterRegistry meters;

    @Inject
    Jdbc jdbc;

    @Inject
    ObjectMapper json;

    @AfterEach
    void backToTheStart() {
        clock.reset();
    }

    @Test
    void killedAnywhereAndStartedAgainItEndsAsIfItHadNeverBeen() throws IOException {
        World calm = new World("C" + Intake.newId().substring(0, 8));
        UUID whole = received(calm);
        assertThat(worker(files).loadNext()).isTrue();
        Progress expected = files.find(whole).orElseThrow().progress();
        assertThat(expected.accepted()).isEqualTo(calm.accepted());
        assertThat(expected.duplicate()).isEqualTo(calm.duplicates);
        assertThat(expected.rejected()).isEqualTo(calm.rejected);
        assertThat(expected.lines()).isEqualTo(LINES);

        for (int seed = 1; seed <= 4; seed++) {
            World world = new World("K" + Intake.newId().substring(0, 8));
            UUID file = received(world);

            int kills = loadUnderFire(file, new SplittableRandom(seed));

            assertThat(kills).as("seed %d", seed).isGreaterThan(2);
            ReportFile done = files.find(file).orElseThrow();
            assertThat(done.status()).isEqualTo(ReportFile.Status.DONE);
            assertThat(done.progress().accepted()).isEqualTo(expected.accepted());
            assertThat(done.progress().duplicate()).isEqualTo(expected.duplicate());
            assertThat(done.progress().rejected()).isEqualTo(expected.rejected());
            assertThat(done.progress().lines()).isEqualTo(LINES);
            assertThat(state(world)).as("seed %d", seed).isEqualTo(state(calm));
            assertThat(lines(file)).isEqualTo(lines(whole));
        }
    }

    @Test
    void aLoaderThatIsTakenForDeadFindsOutBeforeItTakesAnything() throws IOException {
        World world = new World("Z" + Intake.newId().substring(0, 8));
        UUID file = received(world);
        FileWorker other = worker(files);
        int[] holds = {0};
        ReportFiles slow = new ReportFiles(jdbc, json) {
            @Override
            boolean hold(UUID id, UUID worker, long bytesDone) {
                if (++holds[0] == 3) {
                    clock.advance(Duration.ofMinutes(3));
                    QuarkusTransaction.suspendingExisting()
                            .run(() -> assertThat(other.loadNext()).isTrue());
                }
                return super.hold(id, worker, bytesDone);
            }
        };

        assertThatThrownBy(() -> worker(slow).loadNext()).isInstanceOf(LoadFile.Lost.class);

        assertThat(holds[0]).isEqualTo(3);
        Progress progress = files.find(file).orElseThrow().progress();
        assertThat(progress.accepted()).isEqualTo(world.accepted());
        assertThat(progress.lines()).isEqualTo(LINES);
        assertThat(state(world)).hasSize(world.incidents.size());
    }

    @Test
    void aFileInHandIsNotTakenByAnother() throws IOException {
        World world = new World("H" + Intake.newId().substring(0, 8));
        UUID file = received(world);
        assertThat(files.claim(UUID.randomUUID(), clock.instant(), config.lease())
                        .orElseThrow()
                        .id())
                .isEqualTo(file);

        assertThat(worker(files).loadNext()).isFalse();

        clock.advance(config.lease());
        assertThat(worker(files).loadNext()).isTrue();
        assertThat(files.find(file).orElseThrow().progress().accepted()).isEqualTo(world.accepted());
    }

    /** Loads with one worker after the other, each killed at a moment of the seed's choice. */
    private int loadUnderFire(UUID file, SplittableRandom random) {
        int kills = 0;
        while (files.find(file).orElseThrow().status() != ReportFile.Status.DONE) {
            try {
                worker(new Deadly(random.nextInt(1, 4), random.nextInt(3))).loadNext();
            } catch (RuntimeException | Killed killed) {
                assertThat(killed instanceof Killed || killed.getCause() instanceof Killed)
                        .isTrue();
                kills++;
            }
            clock.advance(Duration.ofMinutes(3));
        }
        return kills;
    }

    private UUID received(World world) throws IOException {
        return receive.receive(
                        new Named("SYN-01", "history", Intake.newId(), Origin.HTTP, FileFormat.NDJSON, false),
                        new ByteArrayInputStream(world.file.toString().getBytes(StandardCharsets.UTF_8)))
                .id();
    }

    private FileWorker worker(ReportFiles by) {
        return new FileWorker(
                new Loading(by, pieces, rejects, reading, take, regroupings, new SmallBatches(config), meters, clock));
    }

    /** What is known of each incident of a world, without the world's own names. */
    private List<Map<String, Object>> state(World world) {
        return intake.rows(
                "select substr(i.reference, ?::int) as reference, i.version, i.yes_answers, e.incidents_in_window,"
                        + " (select count(*) from incident_report r where r.incident_id = i.id) as reports,"
                        + " (select min(substr(v.reference, ?::int)) from incident v where v.victim_id = i.victim_id)"
                        + " as victim"
                        + " from incident i join eligibility e on e.incident_id = i.id and e.version = i.version"
                        + " where i.reference like ? order by 1",
                world.prefix.length() + 1,
                world.prefix.length() + 1,
                world.prefix + "%");
    }

    private List<Map<String, Object>> lines(UUID file) {
        return intake.rows(
                "select line, place, pointer, code from report_file_reject where file_id = ? order by 1, 2", file);
    }

    private static final class Killed extends Error {}

    /** Dies at its n-th batch: before it is taken, before the commit, or at the first thing after it. */
    private final class Deadly extends ReportFiles {
        private int batches;
        private final int moment;

        Deadly(int batches, int moment) {
            super(jdbc, json);
            this.batches = batches;
            this.moment = moment;
        }

        @Override
        boolean hold(UUID id, UUID worker, long bytesDone) {
            if (moment == 0 && --batches == 0 || moment == 2 && batches-- == 0) {
                throw new Killed();
            }
            return super.hold(id, worker, bytesDone);
        }

        @Override
        void advance(UUID id, Progress to, Instant leasedUntil) {
            super.advance(id, to, leasedUntil);
            if (moment == 1 && --batches == 0) {
                throw new Killed();
            }
        }
    }

    /** A history of a few victims: repeats, versions, doubles, bad lines; and what must come of it, counted by hand. */
    private static final class World {
        final String prefix;
        final StringBuilder file = new StringBuilder();
        final Set<String> incidents = new HashSet<>();
        int versions;
        int duplicates;
        int rejected;

        World(String prefix) {
            this.prefix = prefix;
            SplittableRandom random = new SplittableRandom(7);
            List<PersonDetails> victims = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                victims.add(person("Ada" + prefix + i, "Quill", "1990-05-01").withId(prefix + i));
            }
            List<ReportFixture> told = new ArrayList<>();
            for (int i = 0; i < LINES; i++) {
                int kind = random.nextInt(10);
                if (kind == 0 && !told.isEmpty()) {
                    add(told.get(random.nextInt(told.size())));
                    duplicates++;
                } else if (kind == 1) {
                    add(report().reference(prefix + "bad" + i).version(0));
                    rejected++;
                } else {
                    ReportFixture report = report().reference(prefix + "-" + i)
                            .yesAnswers(random.nextInt(5))
                            .victim(victims.get(random.nextInt(victims.size())))
                            .occurredAt(TestClock.START.minus(Duration.ofHours(random.nextInt(2, 9_000))));
                    told.add(report);
                    incidents.add(prefix + "-" + i);
                    versions++;
                    add(report);
                }
            }
        }

        int accepted() {
            return versions;
        }

        private void add(ReportFixture report) {
            file.append(new String(report.json(), StandardCharsets.UTF_8)).append('\n');
        }
    }

    /** The settings of the service, but for a batch of few lines. */
    private record SmallBatches(FilesConfig of) implements FilesConfig {
        @Override
        public String every() {
            return of.every();
        }

        @Override
        public int batch() {
            return BATCH;
        }

        @Override
        public int batchBytes() {
            return of.batchBytes();
        }

        @Override
        public Duration lease() {
            return of.lease();
        }

        @Override
        public Duration keepContent() {
            return of.keepContent();
        }

        @Override
        public Duration keepAnswer() {
            return of.keepAnswer();
        }

        @Override
        public int largestBatch() {
            return of.largestBatch();
        }

        @Override
        public Optional<Path> mappings() {
            return of.mappings();
        }

        @Override
        public String dropEvery() {
            return of.dropEvery();
        }

        @Override
        public Map<String, Path> drop() {
            return of.drop();
        }
    }
}
