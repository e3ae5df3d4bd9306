package org.project360.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Address;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.Presence;
import org.project360.contracts.Relationship;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.SafeContact;
import org.project360.contracts.SchoolAsTold;
import org.project360.contracts.Sex;
import org.project360.contracts.police.Answer;
import org.project360.contracts.police.Child;
import org.project360.contracts.police.Flags;
import org.project360.contracts.police.HighRiskMarker;
import org.project360.contracts.police.IncidentReported;
import org.project360.contracts.police.IncidentType;
import org.project360.contracts.police.Location;
import org.project360.contracts.police.RiskAssessment;
import org.project360.contracts.police.RiskTool;
import org.project360.contracts.police.Victim;
import org.project360.local.testing.TestClock;

/** Police reports for tests: a plausible one, of which a test says only what matters to it. */
public final class ReportFixture {

    public static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private static final AtomicInteger HOMES = new AtomicInteger(0x1000);
    private static final AtomicInteger FIXTURES = new AtomicInteger();

    private String force = "SYN-01";
    private String reference = "T-" + UUID.randomUUID();
    private int version = 1;
    // Each has a moment of its own, later than that of the one before: records of one moment are one event.
    private Instant occurredAt = TestClock.START.minus(Duration.ofHours(3)).plusMillis(FIXTURES.getAndIncrement());
    private @Nullable Instant reportedAt;
    private @Nullable Instant recordedAt;
    private IncidentType type = IncidentType.DOMESTIC_ABUSE_CRIME;
    private Location location = new Location("Kitchen of the family home", null, false);
    private PersonDetails victim = person("Ada", "Quill", "1990-05-01").withId();
    private @Nullable SafeContact safeContact;
    private final List<PersonDetails> perpetrators = new ArrayList<>();
    private final List<Child> children = new ArrayList<>();
    private RiskGrade grade = RiskGrade.STANDARD;
    private int yesAnswers;
    private List<HighRiskMarker> markers = List.of();
    private boolean noCrime;
    private boolean historic;
    private boolean test;

    public static ReportFixture report() {
        return new ReportFixture();
    }

    /** A person with a home of their own; {@code withId} gives her a police id of her own. */
    public static PersonFixture person(String forename, String surname, @Nullable String born) {
        return new PersonFixture(forename, surname, born, "ZZ" + Integer.toHexString(HOMES.incrementAndGet()));
    }

    /** Details of a person. */
    public record PersonFixture(
            String forename, String surname, @Nullable String born, String postcode) {

        public PersonDetails withId() {
            return withId("P-" + UUID.randomUUID());
        }

        public PersonDetails withId(@Nullable String policePersonId) {
            return at(policePersonId, "12 Larch Terrace", postcode);
        }

        public PersonDetails at(@Nullable String policePersonId, String line1, @Nullable String postcode) {
            return new PersonDetails(
                    policePersonId,
                    forename,
                    null,
                    surname,
                    born == null ? null : LocalDate.parse(born),
                    Sex.FEMALE,
                    List.of(new Address(line1, null, "Fallowby", postcode, null, null)),
                    List.of(phone()),
                    null);
        }

        /** Each home has a phone of its own. */
        private String phone() {
            return "+4477%08d".formatted(Integer.parseInt(this.postcode.substring(2), 16));
        }

        public PersonDetails homeless() {
            return new PersonDetails(
                    null,
                    forename,
                    null,
                    surname,
                    born == null ? null : LocalDate.parse(born),
                    Sex.UNKNOWN,
                    List.of(),
                    List.of(),
                    null);
        }
    }

    public ReportFixture force(String code) {
        this.force = code;
        return this;
    }

    public ReportFixture reference(String text) {
        this.reference = text;
        return this;
    }

    public ReportFixture version(int number) {
        this.version = number;
        return this;
    }

    public ReportFixture occurredAt(Instant at) {
        this.occurredAt = at;
        return this;
    }

    public ReportFixture reportedAt(Instant at) {
        this.reportedAt = at;
        return this;
    }

    public ReportFixture recordedAt(Instant at) {
        this.recordedAt = at;
        return this;
    }

    public ReportFixture type(IncidentType incidentType) {
        this.type = incidentType;
        return this;
    }

    public ReportFixture location(Location where) {
        this.location = where;
        return this;
    }

    public ReportFixture victim(PersonDetails person) {
        this.victim = person;
        return this;
    }

    public ReportFixture safeContact(SafeContact safe) {
        this.safeContact = safe;
        return this;
    }

    public ReportFixture perpetrator(PersonDetails person) {
        this.perpetrators.add(person);
        return this;
    }

    public ReportFixture child(PersonDetails person) {
        this.children.add(new Child(person, Presence.PRESENT, new SchoolAsTold("900001", null, null), null));
        return this;
    }

    public ReportFixture grade(RiskGrade officerGrade) {
        this.grade = officerGrade;
        return this;
    }

    public ReportFixture yesAnswers(int count) {
        this.yesAnswers = count;
        return this;
    }

    public ReportFixture marker(HighRiskMarker marker) {
        this.markers = List.of(marker);
        return this;
    }

    public ReportFixture noCrime() {
        this.noCrime = true;
        return this;
    }

    public ReportFixture historic() {
        this.historic = true;
        return this;
    }

    public ReportFixture test() {
        this.test = true;
        return this;
    }

    public IncidentReported build() {
        Map<String, Answer> answers = new HashMap<>();
        for (int i = 1; i <= yesAnswers; i++) {
            answers.put(Integer.toString(i), Answer.YES);
        }
        Instant reported = reportedAt == null ? occurredAt.plus(Duration.ofMinutes(20)) : reportedAt;
        return new IncidentReported(
                force,
                reference,
                version,
                occurredAt,
                reported,
                recordedAt == null ? reported.plus(Duration.ofMinutes(5 + version)) : recordedAt,
                location,
                type,
                new Victim(victim, safeContact),
                perpetrators,
                children,
                List.of(),
                Relationship.PARTNER,
                new RiskAssessment(RiskTool.DASH, "2009", grade, null, answers),
                new Flags(markers, noCrime, historic, test));
    }

    public ObjectNode tree() {
        return JSON.valueToTree(build());
    }

    public byte[] json() {
        return bytes(tree());
    }

    public static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
