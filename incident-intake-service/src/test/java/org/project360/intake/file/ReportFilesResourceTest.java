package org.project360.intake.file;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;

import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.ReportFixture;
import org.project360.local.testing.TestClock;

@IntakeTest
@TestSecurity(
        user = "police-syn-01",
        roles = "police-system",
        attributes = @SecurityAttribute(key = "force", value = "SYN-01"))
class ReportFilesResourceTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @Inject
    Intake intake;

    @Inject
    FileWorker worker;

    @Inject
    FilePieces pieces;

    @Test
    void loadsAFileAndSaysHowFarItIs() {
        List<ReportFixture> reports = List.of(report(), report(), report());
        String id = send("application/x-ndjson", Intake.newId(), ndjson(reports))
                .statusCode(202)
                .extract()
                .path("id");
        status(id).body("status", equalTo("RECEIVED")).body("lines", equalTo(0));

        load();

        status(id)
                .body("status", equalTo("DONE"))
                .body("accepted", equalTo(3))
                .body("rejected", equalTo(0))
                .body("lines", equalTo(3))
                .body("bytesDone", equalTo(ndjson(reports).length));
        assertThat(rejects(id)).isEqualTo("line,field,code,message\r\n");
        assertThat(incidents(reports)).isEqualTo(3);
    }

    @Test
    void theSameFileAgainDoesNothingAndTheSameReportsElsewhereAreDuplicates() {
        List<ReportFixture> reports = List.of(report(), report());
        byte[] file = ndjson(reports);
        String key = Intake.newId();
        String id = loaded("application/x-ndjson", key, file);

        send("application/x-ndjson", key, file).statusCode(202).body("id", equalTo(id));
        send("application/x-ndjson", key, ndjson(List.of(report())))
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:file-key-reused"));
        String other = loaded("application/x-ndjson", Intake.newId(), file);

        status(other).body("accepted", equalTo(0)).body("duplicate", equalTo(2));
        assertThat(incidents(reports)).isEqualTo(2);
    }

    @Test
    void csvAndNdjsonOfTheSameReportsAreTheSame() {
        List<ReportFixture> reports = List.of(
                onTheMinute()
                        .yesAnswers(2)
                        .victim(person("Ceridwen", "O'Hara-Smith", "1988-02-29").withId())
                        .child(person("Siôn", "Ŵyn", "2015-09-01").homeless()),
                onTheMinute()
                        .yesAnswers(1)
                        .victim(person("Małgorzata", "Żółć", "1990-01-31").withId()),
                onTheMinute()
                        .yesAnswers(1)
                        .victim(person("ਹਰਪ੍ਰੀਤ", "ਕੌਰ", "1979-12-01").withId()),
                onTheMinute()
                        .yesAnswers(1)
                        .victim(person("فاطمة", "الزهراء", null).withId()),
                onTheMinute()
                        .yesAnswers(1)
                        .victim(person("Ágnes", "Kovács", "1984-05-06").at(Intake.newId(), "Váci utca 5", "H-1052")));
        byte[] csv = csv(reports);
        String byCsv = loaded("text/csv", Intake.newId(), csv);

        status(byCsv).body("accepted", equalTo(5)).body("windows1252Lines", equalTo(0));
        // A duplicate is of the same content: the digests of both ways are equal.
        String byNdjson = loaded("application/x-ndjson", Intake.newId(), ndjson(reports));
        status(byNdjson).body("duplicate", equalTo(5)).body("rejected", equalTo(0));
    }

    /** Nobody here has a police id. */
    @Test
    void twinsAndAFatherAndSonOfOneNameAtOneAddressAreFourAndEachIsKnownAgain() {
        String surname = "Twin" + Intake.newId();
        List<ReportFixture> once = household(surname);
        List<ReportFixture> again = household(surname);
        String id = loaded("text/csv", Intake.newId(), csv(once));
        status(id).body("accepted", equalTo(4)).body("rejected", equalTo(0));
        loaded("application/x-ndjson", Intake.newId(), ndjson(again));

        List<Object> victims = victims(once);
        assertThat(victims).hasSize(4).doesNotHaveDuplicates();
        assertThat(victims(again)).isEqualTo(victims);
    }

    @Test
    void whatIsWrittenWhereNothingIsKnownMakesNobodyOne() {
        String surname = "Sayer" + Intake.newId();
        List<ReportFixture> strangers = Stream.of(
                        person("Maud", surname, "1981-01-02").at("N/A", "1 Elm Row", "ZZ99 1AC"),
                        person("Nora", surname, "1992-03-04").at("N/A", "2 Oak Row", "ZZ99 1AD"),
                        person("Unknown", "Unknown", "1970-01-01").at(null, "3 Ash Row", "ZZ99 1AE"),
                        person("Unknown", "Unknown", "1970-01-01").at("0000", "4 Fir Row", "ZZ99 1AE"))
                .map(p -> onTheMinute().yesAnswers(1).victim(p))
                .toList();
        status(loaded("text/csv", Intake.newId(), csv(strangers))).body("accepted", equalTo(4));

        assertThat(victims(strangers)).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void aSurnameThatIsASayingElsewhereIsASurname() {
        String forename = "Hana" + Intake.newId();
        List<ReportFixture> twice = Stream.of(1, 2)
                .map(n -> onTheMinute()
                        .yesAnswers(1)
                        .victim(person(forename, "Na", "1986-07-08").at(null, "5 Yew Row", "ZZ99 1AF")))
                .toList();
        loaded("text/csv", Intake.newId(), csv(twice));

        assertThat(victims(twice).get(1)).isEqualTo(victims(twice).get(0));
    }

    @Test
    void windows1252IsReadAndToldButOtherLinesStayUtf8() {
        ReportFixture old = onTheMinute()
                .yesAnswers(1)
                .victim(person("Zoë", "Müller–O’Neill", "1980-01-01").withId());
        ReportFixture utf8 = onTheMinute()
                .yesAnswers(1)
                .victim(person("Łucja", "Ść", "1980-01-01").withId());
        String id = loaded(
                "text/csv",
                Intake.newId(),
                concat(
                        utf8(ReportFileFixture.header()),
                        ReportFileFixture.row(old.build()).line().getBytes(WINDOWS),
                        utf8(ReportFileFixture.row(utf8.build()).line())));

        status(id).body("accepted", equalTo(2)).body("windows1252Lines", equalTo(1));
        String again = loaded("application/x-ndjson", Intake.newId(), ndjson(List.of(old, utf8)));
        status(again).body("duplicate", equalTo(2));
    }

    @Test
    void whatIsNoTextIsToldByItsLineOrRefused() {
        ReportFixture good = onTheMinute().yesAnswers(1);
        byte[] line = utf8(row().with("Officer", "PC ?").line());
        int place = new String(line, StandardCharsets.UTF_8).indexOf('?');
        line[place] = (byte) 0x81; // Neither UTF-8 nor any letter of Windows-1252.
        String id = loaded("text/csv", Intake.newId(), concat(utf8(ReportFileFixture.header()), line, row(good)));

        status(id).body("accepted", equalTo(1)).body("rejected", equalTo(1));
        assertThat(rejects(id)).contains("2,,not-text,The line is neither UTF-8 nor Windows-1252.");
        send("text/csv", Intake.newId(), ReportFileFixture.header().getBytes(StandardCharsets.UTF_16))
                .statusCode(422)
                .body("errors[0].code", equalTo("encoding"))
                .body("errors[0].message", equalTo("The file is UTF-16; send UTF-8."));
    }

    @Test
    void refusesAWholeFileWithAnotherHeaderAndSaysWhatWasExpected() {
        String renamed = ReportFileFixture.header().replace("Vic Surname", "Vic Name");
        send(
                        "text/csv",
                        Intake.newId(),
                        utf8(renamed + ReportFileFixture.row(report().build()).line()))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:project360:problem:file-refused"))
                .body("errors.code", hasItem("missing-column"))
                .body("errors.code", hasItem("unknown-column"))
                .body("errors.message", hasItem("Line 1: expected a column \"Vic Surname\"; there is none."))
                .body("errors.message", hasItem(containsString("Line 1: column 10 is none of the mapping's")))
                // What stands in the first line may be a person.
                .body("errors.message", everyItem(not(containsString("Vic Name"))));
    }

    @Test
    void refusesAFileOfNothing() {
        for (String nothing : List.of("", "\n \r\n", "\uFEFF")) {
            send("text/csv", Intake.newId(), utf8(nothing)).statusCode(422).body("errors.code", hasItem("file-empty"));
        }
        for (String nothing : List.of("", "\n\r\n\t ")) {
            send("application/x-ndjson", Intake.newId(), utf8(nothing))
                    .statusCode(422)
                    .body("errors[0].code", equalTo("file-empty"));
        }
        assertThat(intake.number("select count(*) from report_file where status = 'UPLOADING'"))
                .isZero();
    }

    /** Of a night in which nothing happened. */
    @Test
    void aHeaderAloneIsAFileWithoutReports() {
        String id = loaded("text/csv", Intake.newId(), utf8(ReportFileFixture.header()));

        status(id).body("status", equalTo("DONE")).body("accepted", equalTo(0)).body("rejected", equalTo(0));
    }

    @Test
    void tellsEachBadLineByItsNumberFieldAndCodeAndTakesTheOthers() {
        ReportFixture good = report();
        String foreign = "W1J 7NT-ÇZ 120 00";
        String file = ReportFileFixture.header()
                + row().with("Vic DOB", "31/02/1990").line() // 2
                + row().with("Vic DOB", "01/01/1896").line() // 3
                + row().with("Vic Forename", "\u0000").line() // 4
                + "a,\"b\"c,d\r\n" // 5
                + "too,few\r\n" // 6
                + row().with("Vic Sex", "X").line() // 7
                + row().with("Occurred", "29/03/2026 01:30").line() // 8: no clock ever showed it
                + row().with("Vic Postcode", foreign.substring(0, 16)).line() // 9: from abroad, and welcome
                + row().with("Place", "Kitchen,\nthen \"the yard\"").line() // 10 and 11
                + "\"" + row().line().substring(1) // 12: a quote that never closes
                + ReportFileFixture.row(good.build()).line(); // 13
        String id = loaded("text/csv", Intake.newId(), utf8(file));

        status(id).body("accepted", equalTo(3)).body("rejected", equalTo(8));
        assertThat(rejects(id).lines())
                .contains(
                        "2,/victim/person/dateOfBirth,format,\"The value is not of the documented format, or there is no such day or time.\"",
                        "3,/victim/person/dateOfBirth,implausible-age,Nobody is as old as this date of birth says.",
                        "5,,quote-broken,\"A quote of this record does not close, or closes inside a field.\"",
                        "6,,columns,The record has 2 values; the header has 29 columns.");
        assertThat(rows(rejects(id)))
                .containsExactly(
                        "2,/victim/person/dateOfBirth,format",
                        "3,/victim/person/dateOfBirth,implausible-age",
                        "4,/victim/person/forename,pattern",
                        "5,,quote-broken",
                        "6,,columns",
                        "7,/victim/person/sex,enum",
                        "8,/occurredAt,format",
                        "12,,quote-broken");
        assertThat(incidents(List.of(good))).isEqualTo(1);
        assertThat(intake.number(
                        "select count(distinct quarantine_id) from report_file_reject where file_id = ?",
                        UUID.fromString(id)))
                .isEqualTo(8);
        // The same file under another name: nothing is set aside twice.
        long held = intake.number("select count(*) from quarantine");
        status(loaded("text/csv", Intake.newId(), utf8(file)))
                .body("duplicate", equalTo(3))
                .body("rejected", equalTo(8));
        assertThat(intake.number("select count(*) from quarantine")).isEqualTo(held);
    }

    @Test
    void aLineOverAMegabyteAndOneOfAnotherForceAreToldAndNotKept() {
        ReportFixture foreign = report().force("SYN-02");
        ReportFixture last = report();
        byte[] huge = new byte[3 << 20];
        Arrays.fill(huge, (byte) 'x');
        String id = loaded(
                "application/x-ndjson",
                Intake.newId(),
                concat(
                        ndjson(List.of(report())),
                        huge,
                        utf8("\n"),
                        ndjson(List.of(foreign, last)),
                        utf8("{\"half\":\n")));

        status(id).body("accepted", equalTo(2)).body("rejected", equalTo(3));
        assertThat(rows(rejects(id))).containsExactly("2,,too-large", "3,/force,other-force", "5,,json-malformed");
        assertThat(incidents(List.of(foreign))).isZero();
        assertThat(intake.rows(
                        "select line from report_file_reject where file_id = ? and quarantine_id is not null",
                        UUID.fromString(id)))
                .containsExactly(Map.of("line", 5L));
    }

    @Test
    @TestSecurity(
            user = "both",
            roles = {"police-system", "data-steward"},
            attributes = @SecurityAttribute(key = "force", value = "SYN-01"))
    void aRejectedLineCanBeCorrectedAndReplayedLikeAnyReport() {
        ReportFixture fixed = report();
        String id = loaded(
                "text/csv",
                Intake.newId(),
                utf8(ReportFileFixture.header()
                        + ReportFileFixture.row(fixed.build()).with("Risk", "?").line()));
        assertThat(rows(rejects(id))).containsExactly("2,/riskAssessment/officerGrade,enum");
        Object held = intake.rows("select quarantine_id from report_file_reject where file_id = ?", UUID.fromString(id))
                .get(0)
                .get("quarantine_id");

        // What was written is what the steward sees, at its field.
        assertThat(given().get("/v1/quarantine/{id}/payload", held).asString()).contains("\"officerGrade\":\"?\"");
        given().contentType("application/json")
                .header("If-Match", "\"0\"")
                .body(fixed.json())
                .post("/v1/quarantine/{id}/correction", held)
                .then()
                .statusCode(204);

        assertThat(incidents(List.of(fixed))).isEqualTo(1);
    }

    @Test
    void aWholeFileIsHistoryIfItsSenderSaysSo() {
        ReportFixture report = report();
        given().contentType("application/x-ndjson")
                .header("Idempotency-Key", Intake.newId())
                .body(ndjson(List.of(report)))
                .post("/v1/incident-report-files?historic-import=true")
                .then()
                .statusCode(202);
        load();

        assertThat(intake.rows("select historic from incident where reference = ?", reference(report)))
                .containsExactly(Map.of("historic", true));
    }

    @Test
    @TestSecurity(
            user = "police-syn-02",
            roles = "police-system",
            attributes = @SecurityAttribute(key = "force", value = "SYN-02"))
    void anotherForcesFileLooksLikeNone() {
        send("application/x-ndjson?x", Intake.newId(), "SYN-01", ndjson(List.of(report())))
                .statusCode(403);
        intake.rows("insert into report_file (id, force, name, file_key, origin, format, historic, status, received_at)"
                + " values ('00000000-0000-7000-8000-000000000001', 'SYN-01', 'n', 'foreign', 'HTTP', 'CSV', false,"
                + " 'DONE', now()) on conflict do nothing returning id");
        for (String path : List.of("", "/rejects")) {
            String foreign = given().get("/v1/incident-report-files/00000000-0000-7000-8000-000000000001" + path)
                    .then()
                    .statusCode(404)
                    .extract()
                    .asString();
            String unknown = given().get("/v1/incident-report-files/" + UUID.randomUUID() + path)
                    .then()
                    .statusCode(404)
                    .extract()
                    .asString();
            assertThat(foreign).isEqualTo(unknown);
        }
    }

    @Test
    void theContentIsStoredSealedOnly() {
        ReportFixture report =
                report().victim(person("Perpetua", "Quillfeather", "1990-05-01").withId());
        String id = send("application/x-ndjson", Intake.newId(), ndjson(List.of(report)))
                .extract()
                .path("id");

        assertThat(intake.number(
                        "select count(*) from report_file_piece where file_id = ? and position(? in content) > 0",
                        UUID.fromString(id),
                        utf8("Quillfeather")))
                .isZero();
        assertThat(pieces.of(UUID.fromString(id)).piece(0)).isEqualTo(ndjson(List.of(report)));
        load();
    }

    @Test
    void aBatchIsAnsweredAtOnceWithAReceiptALine() {
        ReportFixture good = report();
        byte[] body = concat(ndjson(List.of(good, good)), utf8("{}\n\n"), ndjson(List.of(report().force("SYN-02"))));
        String answer = batch(body).statusCode(200).extract().asString();

        assertThat(answer.lines().map(l -> l.replaceAll(".*\"outcome\":\"([A-Z]+)\".*", "$1")))
                .containsExactly("ACCEPTED", "DUPLICATE", "REJECTED", "REJECTED");
        assertThat(answer.lines().skip(3)).allMatch(l -> l.contains("other-force"));
        assertThat(incidents(List.of(good))).isEqualTo(1);
    }

    @Test
    void aBatchHasBounds() {
        batch(utf8(" \n")).statusCode(400).body("type", equalTo("urn:project360:problem:batch-empty"));
        batch(utf8("{}\n".repeat(501)))
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:project360:problem:body-too-large"));
        given().contentType("application/x-ndjson")
                .body(ndjson(List.of(report())))
                .post("/v1/incident-report-files")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:project360:problem:file-key-missing"));
    }

    private static List<ReportFixture> household(String surname) {
        return Stream.of(
                        person("Rosalind", surname, "1992-06-05"),
                        person("Beatrix", surname, "1992-06-05"),
                        person("David", surname, "1961-11-30"),
                        person("David", surname, "1994-02-03"))
                .map(p -> onTheMinute().yesAnswers(1).victim(p.at(null, "12 Larch Road", "ZZ99 1AB")))
                .toList();
    }

    private List<Object> victims(List<ReportFixture> reports) {
        return reports.stream()
                .map(report -> intake.rows("select victim_id from incident where reference = ?", reference(report))
                        .get(0)
                        .get("victim_id"))
                .toList();
    }

    private static byte[] row(ReportFixture report) {
        return utf8(ReportFileFixture.row(report.build()).line());
    }

    private static ReportFileFixture row() {
        return ReportFileFixture.row(report().build());
    }

    private String loaded(String type, String key, byte[] file) {
        String id = send(type, key, file).statusCode(202).extract().path("id");
        load();
        return id;
    }

    private void load() {
        while (worker.loadNext()) {}
    }

    private static ValidatableResponse send(String type, String key, byte[] body) {
        return send(type, key, "SYN-01", body);
    }

    private static ValidatableResponse send(String type, String key, String force, byte[] body) {
        return given().config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/x-ndjson", io.restassured.http.ContentType.BINARY)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(type.replace("?x", ""))
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/incident-report-files?force=" + force)
                .then();
    }

    private static ValidatableResponse batch(byte[] body) {
        return given().contentType("application/x-ndjson")
                .body(body)
                .post("/v1/incident-report-batches")
                .then();
    }

    private static ValidatableResponse status(String id) {
        return given().get("/v1/incident-report-files/" + id).then().statusCode(200);
    }

    private static String rejects(String id) {
        return given().get("/v1/incident-report-files/" + id + "/rejects")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static List<String> rows(String csv) {
        return csv.lines()
                .skip(1)
                .map(l -> String.join(",", Arrays.copyOf(l.split(",", -1), 3)))
                .toList();
    }

    private long incidents(List<ReportFixture> reports) {
        long found = 0;
        for (ReportFixture report : reports) {
            found += intake.number("select count(*) from incident where reference = ?", reference(report));
        }
        return found;
    }

    /** The rows tell no seconds. */
    private static ReportFixture onTheMinute() {
        return report().occurredAt(TestClock.START.minus(Duration.ofHours(3)));
    }

    private static String reference(ReportFixture report) {
        return report.build().incidentReference();
    }

    static byte[] csv(List<ReportFixture> reports) {
        StringBuilder csv = new StringBuilder(ReportFileFixture.header());
        reports.forEach(r -> csv.append(ReportFileFixture.row(r.build()).line()));
        return utf8(csv.toString());
    }

    static byte[] ndjson(List<ReportFixture> reports) {
        List<byte[]> lines = new ArrayList<>();
        for (ReportFixture report : reports) {
            lines.add(report.json());
            lines.add(utf8("\n"));
        }
        return concat(lines.toArray(byte[][]::new));
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
