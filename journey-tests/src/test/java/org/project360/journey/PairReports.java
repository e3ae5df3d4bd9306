package org.project360.journey;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.project360.simulator.codec.ReportCipher;

/**
 * Reports about women whom the police know under two ids, at two addresses, each with a child who has two ids as well.
 * The first incident of a woman's first id names the child under both.
 */
final class PairReports {

    static final String SCHOOL = "900002";
    static final String FIRST = "A";
    static final String SECOND = "B";
    private static final String TOPIC = "police.incident-reported.v1";
    private static final List<String> SURNAMES = List.of(
            "Ainscough", "Birtwistle", "Clitheroe", "Dewhurst", "Entwistle", "Fothergill", "Grimshaw", "Haworth");
    private static final String REPORT = """
            {"force": "LEICS", "incidentReference": "%s", "version": 1,
             "occurredAt": "%s", "reportedAt": "%s", "recordedAt": "%3$s",
             "location": {"disclosable": false}, "incidentType": "DOMESTIC_ABUSE_CRIME",
             "victim": {"person": {"policePersonId": "%s", "forename": "Hesper", "surname": "%s",
               "dateOfBirth": "1988-%02d-%02d", "sex": "FEMALE", "phones": [],
               "addresses": [{"line1": "%s", "town": "Fallowby", "postcode": "ZZ%d 4PR"}]}},
             "perpetrators": [], "otherHouseholdMembers": [], "children": [%s],
             "relationship": "PARTNER",
             "riskAssessment": {"tool": "DASH", "toolVersion": "2009", "officerGrade": "STANDARD"},
             "flags": {"highRiskMarkers": [], "noCrime": false, "historicImport": false, "test": false}}""";
    private static final String CHILD = """
            {"person": {"policePersonId": "%s", "forename": "%s", "surname": "%s", "dateOfBirth": "2017-04-05",
              "sex": "MALE", "addresses": [], "phones": []}, "presence": "PRESENT", "school": {"urn": "%s"}}""";

    private final ReportCipher cipher;
    private final Instant now;
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    PairReports(Path keys, Instant now) {
        this.cipher = ReportCipher.fromFile(keys);
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    String reference(int pair, String side, int incident) {
        return run + "/" + pair + side + "-" + incident;
    }

    /** The incidents of either id lie ten days apart, in turn; each was reported a few minutes ago. */
    ProducerRecord<String, byte[]> of(int pair, String side, int incident) {
        String reference = reference(pair, side, incident);
        String surname = SURNAMES.get(pair % SURNAMES.size());
        boolean first = side.equals(FIRST);
        List<String> childSides = first && incident == 1 ? List.of(FIRST, SECOND) : List.of(side);
        String report = REPORT.formatted(
                reference,
                now.minus(Duration.ofDays(100 - 20L * incident - (first ? 0 : 10))),
                now.minusSeconds(600),
                "%s-V%d%s".formatted(run, pair, side),
                surname,
                1 + pair / 28,
                1 + pair % 28,
                pair + (first ? " Weaver Street " : " Spinner Street ") + run,
                first ? 1 : 2,
                childSides.stream()
                        .map(s -> CHILD.formatted(
                                "%s-C%d%s".formatted(run, pair, s),
                                s.equals(FIRST) ? "Corin" : "Corrie",
                                surname,
                                SCHOOL))
                        .collect(Collectors.joining(", ")));
        return record(reference, cipher.seal(report.getBytes(StandardCharsets.UTF_8)));
    }

    private static ProducerRecord<String, byte[]> record(String reference, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(TOPIC, "LEICS/" + reference, value);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", reference);
        header(record, "ce_source", "urn:police:LEICS:pairs");
        header(record, "ce_type", "org.project360." + TOPIC);
        header(record, "content-type", "application/jose");
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
