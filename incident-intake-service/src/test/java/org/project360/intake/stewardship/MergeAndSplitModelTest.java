package org.project360.intake.stewardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;
import static org.project360.intake.stewardship.Stewards.separate;
import static org.project360.intake.stewardship.Stewards.undo;

import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.project360.contracts.PersonDetails;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.ReportFixture;
import org.project360.intake.stewardship.Stewards.Recorded;

/** Random sequences of reports, merges and splits through the whole service, against the model. */
@IntakeTest
@TestSecurity(user = "stella", roles = "data-steward")
class MergeAndSplitModelTest {

    private static final int PEOPLE = 7;
    private static final int STEPS = 70;

    private final PersonsModel model = new PersonsModel();
    private final Map<String, PersonDetails> people = new HashMap<>();
    private final Map<UUID, ReportFixture> reports = new HashMap<>();
    private final Map<UUID, Integer> versions = new HashMap<>();

    @Inject
    Intake intake;

    @Inject
    Stewards stewards;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void undoingAllMergesRestoresWhatWasThereBefore(long seed) {
        Random random = new Random(seed);
        people();
        for (int i = 0; i < 2 * PEOPLE; i++) {
            reports("h" + i % PEOPLE);
        }
        Map<UUID, UUID> before = stored();

        for (int i = 0; i < STEPS; i++) {
            mergeOrUndo(random);
            assertThat(stored()).isEqualTo(model.victims());
        }

        undoAll(random);
        assertThat(stored()).isEqualTo(before);
        assertThat(redirects()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void whateverHappensIncidentsCountForWhomTheModelSays(long seed) {
        Random random = new Random(seed);
        people();
        for (int i = 0; i < STEPS; i++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> reports("h" + random.nextInt(PEOPLE));
                case 2 -> nextVersion(random);
                case 3 -> separateSome(random);
                default -> mergeOrUndo(random);
            }
            assertThat(stored()).as("step " + i).isEqualTo(model.victims());
        }

        undoAll(random);
        assertThat(stored()).isEqualTo(model.told());
        assertThat(redirects()).isZero();
    }

    private void people() {
        for (int i = 0; i < PEOPLE; i++) {
            people.put("h" + i, person("H" + i, "Quill", "1990-05-01").withId());
        }
    }

    private void reports(String who) {
        ReportFixture report = report().victim(people.get(who));
        Recorded recorded = stewards.takes(report);
        model.report(recorded.id(), who, recorded.victimId());
        reports.put(recorded.id(), report);
        versions.put(recorded.id(), 1);
        assertThat(intake.number("select incidents_in_window from eligibility where incident_id = ?", recorded.id()))
                .isEqualTo(model.incidentsOf(model.victim(recorded.id())).size());
    }

    private void nextVersion(Random random) {
        if (!model.incidents().isEmpty()) {
            UUID incident = any(model.incidents(), random);
            stewards.takes(reports.get(incident).version(versions.merge(incident, 1, Integer::sum)));
        }
    }

    private void mergeOrUndo(Random random) {
        List<UUID> merges = new ArrayList<>(model.merges().keySet());
        if (!merges.isEmpty() && random.nextInt(3) == 0) {
            undoOne(any(merges, random));
        } else if (!model.ids().isEmpty()) {
            tryMerge(any(model.ids(), random), any(model.ids(), random));
        }
    }

    private void tryMerge(UUID survivor, UUID other) {
        Response answer = stewards.mergeByTwo(survivor, other);
        if (model.current(survivor).equals(model.current(other)) || model.isMerged(other)) {
            assertThat(answer.statusCode()).isEqualTo(409);
        } else {
            assertThat(answer.statusCode()).isIn(200, 201);
            model.merge(survivor, other, Stewards.id(answer));
        }
    }

    private void undoOne(UUID merge) {
        UUID away = model.merges().get(merge);
        Response answer = undo(model.current(away), merge);
        assertThat(answer.statusCode()).isEqualTo(201);
        model.undo(merge);
        assertThat(answer.jsonPath().getString("separatedId")).isEqualTo(away.toString());
        assertThat(answer.jsonPath().getList("incidentIds", UUID.class))
                .containsExactlyInAnyOrderElementsOf(model.incidentsOf(away));
    }

    private void separateSome(Random random) {
        if (model.incidents().isEmpty()) {
            return;
        }
        UUID person = model.victim(any(model.incidents(), random));
        List<UUID> incidents = model.incidentsOf(person).stream()
                .filter(i -> random.nextBoolean())
                .toList();
        if (!incidents.isEmpty()) {
            Response answer = separate(person, incidents.toArray(UUID[]::new));
            assertThat(answer.statusCode()).isEqualTo(201);
            model.separate(incidents, UUID.fromString(answer.jsonPath().getString("separatedId")));
        }
    }

    private void undoAll(Random random) {
        while (!model.merges().isEmpty()) {
            undoOne(any(new ArrayList<>(model.merges().keySet()), random));
        }
    }

    private Map<UUID, UUID> stored() {
        Map<UUID, UUID> stored = new HashMap<>();
        model.incidents().forEach(i -> stored.put(i, stewards.victim(new Recorded(i, i))));
        return stored;
    }

    private long redirects() {
        return model.ids().stream()
                .mapToLong(
                        id -> intake.number("select count(*) from person where id = ? and survivor_id is not null", id))
                .sum();
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
