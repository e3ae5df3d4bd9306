package org.project360.intake.identity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkageMainTest {

    private static final String HEADER = "id, forename, surname, born, street, postcode\n";
    private static final String MAPPING = """
            {"id":"id","forename":"forename","surname":"surname","dateOfBirth":"born","street":"street","postcode":"postcode"}""";

    @TempDir
    private Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path mapping;
    private Path model;

    @BeforeEach
    void files() throws IOException {
        mapping = write("mapping.json", MAPPING);
        model = dir.resolve("model.json");
    }

    @Test
    void fitsAndEvaluates() throws IOException {
        Path people = write("people.csv", people());

        assertThat(run("fit", "--records", people, "--mapping", mapping, "--model", model))
                .isZero();
        assertThat(run(
                        "evaluate",
                        "--records",
                        people,
                        "--records-b",
                        people,
                        "--mapping",
                        mapping,
                        "--model",
                        model,
                        "--truth-pattern",
                        "p(\\d+)-",
                        "--json"))
                .isZero();

        JsonNode json = json();
        assertThat(json.get("records").asInt()).isEqualTo(480);
        assertThat(json.at("/pairwise/f1").asDouble()).isGreaterThan(0.98);
        assertThat(json.at("/cluster/precision").asDouble()).isEqualTo(1);
        assertThat(json.get("blockingRecall").asDouble()).isEqualTo(1);
        assertThat(json.has("possible")).isTrue();
        assertThat(json.get("recordsPerSecond").asDouble()).isPositive();
    }

    @Test
    void withoutJsonItIsATable() throws IOException {
        Path people = write("people.csv", people());
        run("fit", "--records", people, "--mapping", mapping, "--model", model);

        run("evaluate", "--records", people, "--mapping", mapping, "--model", model, "--truth", "surname");

        assertThat(out.toString()).contains("precision").doesNotContain("{");
    }

    @Test
    void withoutAModelTheGuessesHold() throws IOException {
        Path people = write("people.csv", people());

        assertThat(run("evaluate", "--records", people, "--mapping", mapping, "--truth-pattern", "p(\\d+)-"))
                .isZero();

        assertThat(out.toString()).contains("model assumed").containsPattern("cluster +1\\.0000");
    }

    @Test
    void aWrongColumn() throws IOException {
        Path people = write("people.csv", "id, name\n1, x\n");

        refused(people, "people.csv, line 1 has no column 'forename' (forename): its columns are id, name;");
    }

    @Test
    void aBrokenQuote() throws IOException {
        Path people = write(
                "people.csv", HEADER + "1, a, b, 1980-01-01, 1 Elm, ZZ1 1AA\n2, \"a, b, 1980-01-01, 1 Elm, ZZ1 1AA\n");

        refused(people, "people.csv, line 3 has a quotation mark that is never closed");
    }

    @Test
    void quotedValuesWithCommasAndQuotes() throws IOException {
        Path people = write(
                "people.csv",
                people() + "\"x\", \"Anne \"\"Annie\"\"\", \"Smith, Jones\", 1980-01-01, 1 Elm, ZZ1 1AA\n");

        assertThat(run("fit", "--records", people, "--mapping", mapping, "--model", model))
                .isZero();
    }

    @Test
    void anOverlongLine() throws IOException {
        Path people = write("people.csv", HEADER + "1, " + "a".repeat(70_000));

        refused(people, "people.csv, line 2 is longer than 65536 bytes");
    }

    @Test
    void anEmptyFile() throws IOException {
        refused(write("people.csv", ""), "people.csv is empty");
        refused(write("people.csv", HEADER), "people.csv has column names and no record");
    }

    @Test
    void aLineWithACommaTooMany() throws IOException {
        refused(
                write("people.csv", HEADER + "1, a, b, c, d, e, f\n"),
                "people.csv, line 2 has 7 values where the header has 6 columns");
    }

    @Test
    void aFileThatIsNotThere() {
        refused(dir.resolve("none.csv"), "none.csv is not there");
    }

    @Test
    void windows1252IsReadAndSaid() throws IOException {
        Path people = dir.resolve("people.csv");
        Files.write(
                people,
                (people() + "x, Zoë, Müller, 1980-01-01, 1 Elm, ZZ1 1AA\n").getBytes(Charset.forName("windows-1252")));

        assertThat(run("fit", "--records", people, "--mapping", mapping, "--model", model))
                .isZero();
        assertThat(err.toString()).contains("people.csv is not UTF-8 and is read as Windows-1252.");
    }

    @Test
    void the31stOfFebruaryIsSaid() throws IOException {
        Path people = write("people.csv", people() + "x, Zoë, Müller, 1980-02-31, 1 Elm, 00-950\n");

        assertThat(run("fit", "--records", people, "--mapping", mapping, "--model", model))
                .isZero();
        assertThat(err.toString()).contains("1 dates of birth that are no dates, the first in line 242");
    }

    /** Each twice, the second time with a slip or written otherwise: who is one is told, and nobody else. */
    @Test
    void namesOfAllScriptsHouseholdsAndTheVeryOldAreWhoTheyAre() throws IOException {
        Path people = write("people.csv", HEADER + """
                twin1-a, Rosalind, Featherstone, 1992-06-05, 12 Larch Road, ZZ9 1AB
                twin2-a, Beatrix, Featherstone, 1992-06-05, 12 Larch Road, ZZ9 1AB
                father-a, David, Featherstone, 1951-09-17, 12 Larch Road, ZZ9 1AB
                son-a, David, Featherstone, 1985-02-03, 12 Larch Road, ZZ9 1AB
                welsh-a, Siân, Llŷr-Ŵyn, 1984-03-05, 3 Heol Fawr, ZZ8 2CD
                polish-a, Małgorzata, Żółć, 1990-01-31, 7 Mill Lane, ZZ7 3EF
                gurmukhi-a, ਹਰਪ੍ਰੀਤ, ਕੌਰ, 1979-12-01, 41 High Street, ZZ6 4GH
                arabic-a, فاطمة, الزهراء, 1988-08-18, 5 Canal Side, ZZ5 5JK
                apostrophe-a, Aoife, O'Hara-Smith, 1975-07-27, 9 Chapel Row, ZZ4 6LM
                abroad-a, Ágnes, Kovács, 1984-05-06, Váci utca 5, H-1052
                old-a, Ethel, Underwood, 1896-01-01, 2 Almshouse Yard, ZZ3 7NP
                twin1-b, Rosalnd, Featherstone, 1992-06-05, 12 Larch Rd, ZZ9 1AB
                twin2-b, Beatrx, Featherstone, 1992-06-05, 12 Larch Rd, ZZ9 1AB
                father-b, David, Fetherstone, 1951-09-17, 12 Larch Rd, ZZ9 1AB
                son-b, David, Fetherstone, 1985-02-03, 12 Larch Rd, ZZ9 1AB
                welsh-b, SIAN, LLYR WYN, 1984-03-05, 3 Heol Fawr, ZZ82CD
                polish-b, Malgorzata, Zolc, 1990-01-31, 7 Mill Ln, ZZ7 3EF
                gurmukhi-b, ਹਰਪ੍ਰੀਤ, ਕੌਰ, 1979-12-10, 41 High St, ZZ6 4GH
                arabic-b, فاطمة, الزهراء, 1988-08-19, 5 Canal Side, ZZ5 5JK
                apostrophe-b, Aoife, OHara Smith, 1975-07-27, 9 Chapel Row, ZZ4 6LM
                abroad-b, Agnes, Kovacs, 1984-05-06, Vaci utca 5, H-1052
                old-b, Ethel, Underwod, 1896-01-01, 2 Almshouse Yard, ZZ3 7NP
                """);

        assertThat(run("evaluate", "--records", people, "--mapping", mapping, "--truth-pattern", "(.+)-", "--json"))
                .isZero();

        JsonNode json = json();
        assertThat(json.get("records").asInt()).isEqualTo(22);
        assertThat(json.at("/cluster/precision").asDouble()).isEqualTo(1);
        assertThat(json.at("/cluster/recall").asDouble()).isEqualTo(1);
    }

    @Test
    void aMappingThatIsNone() throws IOException {
        mapping = write("mapping.json", "{\"id\":\"id\",\n\"fornam\":\"x\"}");

        refused(write("people.csv", people()), "mapping.json, line 2, column");
    }

    @Test
    void aModelThatIsNone() throws IOException {
        Path people = write("people.csv", people());
        Files.writeString(model, "[]");

        assertThat(run("evaluate", "--records", people, "--mapping", mapping, "--model", model, "--truth", "id"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("is no model");
    }

    @Test
    void aWrongCommandLine() throws IOException {
        Path people = write("people.csv", people());

        assertThat(run("evaluate", "--records", people)).isEqualTo(2);
        assertThat(run("evaluate", "--records", people, "--mapping", mapping, "--model", model, "--truth-pattern", "x"))
                .isEqualTo(1);
        run("fit", "--records", people, "--mapping", mapping, "--model", model);
        assertThat(run("evaluate", "--records", people, "--mapping", mapping, "--model", model, "--truth-pattern", "x"))
                .isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(run("fit", "--help")).isZero();
        assertThat(out.toString()).contains("Exit codes");
    }

    private void refused(Path people, String sentence) {
        assertThat(run("fit", "--records", people, "--mapping", mapping, "--model", model))
                .isEqualTo(1);
        assertThat(err.toString()).contains(sentence);
        assertThat(out.toString()).isEmpty();
    }

    private int run(Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return LinkageMain.run(new PrintWriter(out, true), new PrintWriter(err, true), texts);
    }

    /** The line that is JSON, of whatever was printed. */
    private JsonNode json() throws IOException {
        String line = out.toString()
                .lines()
                .filter(l -> l.startsWith("{"))
                .findFirst()
                .orElseThrow();
        return new ObjectMapper().readTree(line);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(dir.resolve(name), content, StandardCharsets.UTF_8);
    }

    /** 120 people, each twice, the second time with a slip. */
    private static String people() {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < 120; i++) {
            String forename = word(random);
            String rest = ", %s, %d-%02d-%02d, %d %s road, ZZ%d 1AA\n"
                    .formatted(
                            word(random) + word(random),
                            1940 + random.nextInt(60),
                            1 + random.nextInt(12),
                            1 + random.nextInt(28),
                            1 + random.nextInt(99),
                            word(random),
                            random.nextInt(90));
            csv.append("p%d-a, %s%s".formatted(i, forename, rest));
            csv.append("p%d-b, %sx%s".formatted(i, forename, rest));
        }
        return csv.toString();
    }

    private static String word(SplittableRandom random) {
        String[] syllables = {"bra", "cel", "dor", "fen", "gal", "har", "jun", "kel", "lor", "mer"};
        return syllables[random.nextInt(10)] + syllables[random.nextInt(10)];
    }
}
