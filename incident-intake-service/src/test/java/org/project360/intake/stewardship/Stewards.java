package org.project360.intake.stewardship;

import static io.restassured.RestAssured.given;

import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.security.TestIdentityAssociation;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.project360.chassis.event.EventHandler;
import org.project360.contracts.Topics;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.Arm;
import org.project360.intake.Intake;
import org.project360.intake.ReportFixture;
import org.project360.local.testing.TestClock;

/** Reports that come in, and data stewards who work on the persons in them. */
@ApplicationScoped
class Stewards {

    static final UUID TRIAL = UUID.randomUUID();

    /** An incident as it stands now. */
    record Recorded(UUID id, UUID victimId) {}

    private final Intake intake;
    private final Instance<EventHandler<?>> handlers;
    private final Instance<TestIdentityAssociation> identity;

    Stewards(Intake intake, @Any Instance<EventHandler<?>> handlers, Instance<TestIdentityAssociation> identity) {
        this.intake = intake;
        this.handlers = handlers;
        this.identity = identity;
    }

    /** From now on this person calls. */
    void become(String name, String... roles) {
        identity.get()
                .setTestIdentity(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(name))
                        .addRoles(Set.of(roles))
                        .build());
    }

    Recorded takes(ReportFixture report) {
        takes(Stream.of(report).toList());
        return recorded(report);
    }

    void takes(List<ReportFixture> reports) {
        intake.takes(
                handler(Topics.POLICE_INCIDENT_REPORTED),
                reports.stream().map(intake::sealed).toList());
    }

    Recorded recorded(ReportFixture report) {
        Map<String, Object> row = intake.rows(
                        "select id, victim_id from incident where reference = ?",
                        report.build().incidentReference())
                .get(0);
        return new Recorded((UUID) row.get("id"), (UUID) row.get("victim_id"));
    }

    UUID victim(Recorded incident) {
        return (UUID) intake.rows("select victim_id from incident where id = ?", incident.id())
                .get(0)
                .get("victim_id");
    }

    void allocates(Recorded incident, Arm arm) {
        AllocationMade made = new AllocationMade(
                UUID.randomUUID(),
                TRIAL,
                incident.id(),
                incident.victimId(),
                incident.victimId(),
                "grade=STANDARD",
                1,
                arm,
                false,
                TestClock.START);
        intake.takes(
                handler(Topics.RANDOMISATION_ALLOCATION_MADE),
                List.of(Intake.plain(Topics.RANDOMISATION_ALLOCATION_MADE, made)));
    }

    static Response merge(UUID survivor, UUID merged) {
        return given().contentType("application/json")
                .body(Map.of("mergedId", merged, "reasonCode", "same-person"))
                .post("/v1/persons/{id}/merges", survivor);
    }

    /** Merges, by two where it takes two; who asked calls again afterwards. */
    Response mergeByTwo(UUID survivor, UUID merged) {
        become("stella", "data-steward");
        Response asked = merge(survivor, merged);
        if (asked.statusCode() != 202) {
            return asked;
        }
        become("saul", "data-steward");
        Response confirmed = settle("/v1/merges/" + id(asked), "confirmation", asked.header("ETag"));
        become("stella", "data-steward");
        return confirmed;
    }

    static Response undo(UUID person, UUID merge) {
        return given().contentType("application/json")
                .body(Map.of("mergeId", merge, "reasonCode", "not-the-same"))
                .post("/v1/persons/{id}/splits", person);
    }

    static Response separate(UUID person, UUID... incidents) {
        return given().contentType("application/json")
                .body(Map.of("incidentIds", List.of(incidents), "reasonCode", "not-hers"))
                .post("/v1/persons/{id}/splits", person);
    }

    static Response settle(String request, String how, String tag) {
        return given().header("If-Match", tag).post(request + "/" + how);
    }

    Response erase(UUID person) {
        become("stella", "data-steward");
        Response asked = given().contentType("application/json")
                .body(Map.of("reasonCode", "asked-by-person"))
                .post("/v1/persons/{id}/erasures", person);
        String request = "/v1/erasures/" + asked.jsonPath().getString("id");
        become("saul", "data-steward");
        Response confirmed = settle(request, "confirmation", asked.header("ETag"));
        become("stella", "data-steward");
        return confirmed;
    }

    static UUID id(Response answer) {
        return UUID.fromString(answer.jsonPath().getString("id"));
    }

    private EventHandler<?> handler(String topic) {
        return handlers.stream()
                .filter(h -> h.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }
}
