package org.project360.journey;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.project360.simulator.codec.ReportCipher;

/** Reports of twelve made-up victims, each with a child at one school; by hand, with nothing of the simulator in them. */
final class VictimReports {

    static final String FORCE = "LEICS";
    static final String SCHOOL = "900001";
    private static final String TOPIC = "police.incident-reported.v1";
    private static final List<String> FORENAMES = List.of(
            "Wren",
            "Isolde",
            "Marguerite",
            "Tabitha",
            "Philippa",
            "Ottoline",
            "Bronagh",
            "Clemency",
            "Henrietta",
            "Josephine",
            "Rosalind",
            "Vivienne");
    private static final List<String> SURNAMES = List.of(
            "Aldermoor",
            "Brackenbury",
            "Chivers",
            "Dunthorne",
            "Everingham",
            "Fazakerley",
            "Goldsworthy",
            "Hathersage",
            "Ibbotson",
            "Jellicoe",
            "Kettlewell",
            "Longbottom");
    private static final String REPORT = """
            {"force": "LEICS", "incidentReference": "%1$s", "version": 1,
             "occurredAt": "%2$s", "reportedAt": "%3$s", "recordedAt": "%3$s",
             "location": {"disclosable": false}, "incidentType": "DOMESTIC_ABUSE_CRIME",
             "victim": {"person": {"policePersonId": "JOURNEY-V%4$d", "forename": "%7$s", "surname": "%8$s",
               "dateOfBirth": "1990-05-%6$02d", "sex": "FEMALE", "phones": [],
               "addresses": [{"line1": "%4$d Journey Row", "town": "Fallowby", "postcode": "ZZ%6$d 1JR"}]}},
             "perpetrators": [], "otherHouseholdMembers": [],
             "children": [{"person": {"policePersonId": "JOURNEY-C%4$d", "forename": "Robin", "surname": "%8$s",
               "dateOfBirth": "2018-02-%6$02d", "sex": "MALE", "addresses": [], "phones": []},
               "presence": "PRESENT", "school": {"urn": "%5$s"}}],
             "relationship": "PARTNER",
             "riskAssessment": {"tool": "DASH", "toolVersion": "2009", "officerGrade": "STANDARD"},
             "flags": {"highRiskMarkers": [], "noCrime": false, "historicImport": false, "test": false}}""";

    private final ReportCipher cipher;
    private final Instant now;
    private final String run = UUID.randomUUID().toString();

    VictimReports(Path keys, Instant now) {
        this.cipher = ReportCipher.fromFile(keys);
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    String reference(int victim, int incident) {
        return run + "/" + victim + "-" + incident;
    }

    /** The victim's incidents lie thirty days apart; each was reported a few minutes ago. */
    ProducerRecord<String, byte[]> of(int victim, int incident) {
        String reference = reference(victim, incident);
        String report = REPORT.formatted(
                reference,
                now.minus(Duration.ofDays(90 - 30L * incident)).minusSeconds(1200),
                now.minusSeconds(600),
                victim,
                SCHOOL,
                victim + 1,
                FORENAMES.get(victim),
                SURNAMES.get(victim));
        return record(reference, cipher.seal(report.getBytes(StandardCharsets.UTF_8)));
    }

    /** Something that is no report at all, well named. */
    ProducerRecord<String, byte[]> poison(int victim) {
        return record(run + "/poison-" + victim, "not a report".getBytes(StandardCharsets.UTF_8));
    }

    private static ProducerRecord<String, byte[]> record(String reference, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(TOPIC, FORCE + "/" + reference, value);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", reference);
        header(record, "ce_source", "urn:police:LEICS:journey");
        header(record, "ce_type", "org.project360." + TOPIC);
        header(record, "content-type", "application/jose");
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
