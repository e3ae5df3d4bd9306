package org.project360.notification.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.project360.notification.testing.Schools.HEADER;
import static org.project360.notification.testing.Schools.line;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.project360.local.testing.InfraResource;
import org.project360.notification.testing.Rows;
import org.project360.notification.testing.Schools;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
class RegisterResourceTest {

    @Inject
    Rows rows;

    @Inject
    ImportAtStartUp startUp;

    @Test
    void tellsWhatChangedAndAgainThatNothingDid() {
        String stays = Schools.newUrn();
        String closes = Schools.newUrn();
        String renames = Schools.newUrn();
        String moves = Schools.newUrn();
        String opens = Schools.newUrn();
        Schools.importing(HEADER
                        + line(stays, "Stays School", "Open")
                        + line(closes, "Closes School", "Open")
                        + line(renames, "Old Name School", "Open")
                        + line(moves, "Moves School", "Open")
                        + line(opens, "Opens School", "Proposed to open"))
                .statusCode(200)
                .body("rows", equalTo(5))
                .body("opened.urns", contains(stays, closes, renames, moves));
        String second = HEADER
                + line(stays, "Stays School", "Open")
                + line(closes, "Closes School", "Closed")
                + line(renames, "New Name School", "Open")
                + line(moves, "Moves School", "Open", "Thornaby", "ZZ98 1AA", "4", "11")
                + line(opens, "Opens School", "Open")
                + line("12", "Rejected School", "Open");

        Schools.importing(second)
                .statusCode(200)
                .body("opened.urns", contains(opens))
                .body("closed.urns", contains(closes))
                .body("renamed.urns", contains(renames))
                .body("moved.urns", contains(moves))
                .body("rejected.count", equalTo(1))
                .body("rejected.lines.line", contains(7))
                .body("rejected.lines.column", contains("URN"))
                .body("rejected.lines.code", contains("malformed"));
        assertThat(rows.one("select name, name_key from establishment where urn = ?", renames))
                .containsEntry("name", "New Name School")
                .containsEntry("name_key", "new name school");
        long version = rows.count("select xmin::text::bigint from establishment where urn = ?", stays);

        Schools.importing(second)
                .statusCode(200)
                .body("opened.count", equalTo(0))
                .body("closed.urns", empty())
                .body("renamed.count", equalTo(0))
                .body("moved.count", equalTo(0));

        assertThat(rows.count("select xmin::text::bigint from establishment where urn = ?", stays))
                .as("a line that changes nothing writes nothing")
                .isEqualTo(version);
        assertThat(rows.count("select count(*) from establishment where urn = ?", stays))
                .isEqualTo(1);
        assertThat(rows.one("select opened, rejected, imported_by from register_import"
                        + " where closed = 1 and renamed = 1 and moved = 1"))
                .containsEntry("opened", 1)
                .containsEntry("rejected", 1)
                .containsEntry("imported_by", "olga");
    }

    @Test
    void whatIsNotInTheFileStaysAsItWas() {
        String absent = Schools.open();

        Schools.importing(HEADER + line(Schools.newUrn(), "Other School", "Open"))
                .statusCode(200);

        assertThat(rows.one("select status from establishment where urn = ?", absent))
                .containsEntry("status", "OPEN");
    }

    @Test
    void aFileWithoutItsColumnsIsRefusedByNameAndTheRegisterStays() {
        String urn = Schools.open();
        long known = rows.count("select count(*) from establishment");

        Schools.importing(HEADER.replace("Postcode", "PostCode").replace("EstablishmentStatus (name)", "Status")
                        + line(urn, "Overwritten", "Closed"))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:project360:problem:register-columns-missing"))
                .body("errors.message", hasItem("Column Postcode is missing."))
                .body("errors.message", hasItem("Column EstablishmentStatus (name) is missing."));

        assertThat(rows.count("select count(*) from establishment")).isEqualTo(known);
        assertThat(rows.one("select status from establishment where urn = ?", urn))
                .containsEntry("status", "OPEN");
    }

    @Test
    void aFileThatBreaksOffInsideQuotesChangesNothingOfWhatItSwallows() {
        String urn = Schools.open();

        Schools.importing(HEADER + line(Schools.newUrn(), "Whole School", "Open") + "\"" + urn + ",901\r\n"
                        + "x\r\n".repeat(200))
                .statusCode(200)
                .body("rejected.count", equalTo(1));

        assertThat(rows.one("select status from establishment where urn = ?", urn))
                .containsEntry("status", "OPEN");
    }

    @Test
    void anotherCharsetMustBeSaid() {
        String urn = Schools.newUrn();
        byte[] file = (HEADER + line(urn, "Ysgol G\u0175yl Ddewi", "Open")).getBytes(StandardCharsets.UTF_8);

        Schools.importing(file, "text/csv; charset=utf-8").statusCode(200);
        assertThat(rows.one("select name from establishment where urn = ?", urn))
                .containsEntry("name", "Ysgol G\u0175yl Ddewi");

        Schools.importing(file, "text/csv; charset=klingon").statusCode(415);
    }

    @Test
    void theSizeOfTheNationalRegisterTakesSeconds() {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < 25_000; i++) {
            csv.append(line(String.valueOf(200_000 + i), "National School " + i, "Open"));
        }
        long started = System.nanoTime();

        Schools.importing(csv.toString()).statusCode(200).body("rows", equalTo(25_000));

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void atStartUpAFileIsTakenOnlyIntoAnEmptyRegister(@TempDir Path folder) throws IOException {
        String urn = Schools.open();
        Path file = folder.resolve("register.csv");
        Files.write(file, (HEADER + line(urn, "Renamed", "Open")).getBytes(Schools.WINDOWS_1252));

        startUp.importFrom(file);
        startUp.importFrom(folder.resolve("missing.csv"));

        assertThat(rows.one("select name from establishment where urn = ?", urn))
                .containsEntry("name", "School " + urn);
    }
}
