package org.project360.randomisation.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinimiseCommandTest {

    @TempDir
    Path directory;

    /** Range, (6, 4) of her age and (10, 10) of her sex: G = 3 + 1 and 1 + 1. */
    @Test
    void answersWithImbalanceAndProbability() throws IOException {
        StringBuilder subjects = new StringBuilder();
        add(subjects, 6, "A", "young");
        add(subjects, 4, "B", "young");
        add(subjects, 4, "A", "old");
        add(subjects, 6, "B", "old");
        JsonNode told = minimise("""
                {"arms":["A","B"],"ratio":[1,1],"measure":"range","weights":{"age":3,"sex":0.5},
                 "rule":{"kind":"best","p":0.8},"subjects":[%s],"next":{"sex":"M","age":"young"}}""".formatted(subjects)).json();
        assertThat(told.get("g").get("A").doubleValue()).isEqualTo(9.5);
        assertThat(told.get("g").get("B").doubleValue()).isEqualTo(3.5);
        assertThat(told.get("probability").get("A").doubleValue()).isEqualTo(0.2);
        assertThat(told.get("probability").get("B").doubleValue()).isEqualTo(0.8);
    }

    @Test
    void tossesHansBiasedCoin() throws IOException {
        JsonNode told = minimise("""
                {"arms":["AC","PL","DI"],"ratio":[1,2,3],"measure":"marginal-balance","rule":{"kind":"biased-coin","p":0.7},
                 "subjects":[{"arm":"PL","factors":{"sex":"F"}},{"arm":"DI","factors":{"sex":"F"}}],"next":{"sex":"F"}}""").json();
        // PL: (0, 1, 1/3): (1 + 1/3 + 2/3) / (2 * 4/3) = 0.75.
        assertThat(told.get("g").get("PL").doubleValue()).isEqualTo(0.75, within(1e-9));
        assertThat(told.get("probability").toString()).isEqualTo("{\"AC\":0.7,\"PL\":0.12,\"DI\":0.18}");
    }

    @Test
    void theFirstSubjectIsACoin() throws IOException {
        for (String measure : new String[] {"range", "sd", "variance", "marginal-balance"}) {
            JsonNode told = minimise("{\"arms\":[\"A\",\"B\"],\"measure\":\"" + measure
                            + "\",\"rule\":{\"kind\":\"rank\",\"p\":0.7},\"subjects\":[],\"next\":{\"s\":\"F\"}}")
                    .json();
            assertThat(told.get("probability").get("A").doubleValue()).isEqualTo(0.5);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'rule':{'kind':'best','p':0.3} | /rule/p",
                "'rule':{'kind':'luck','p':0.3} | /rule/kind is no rule",
                "'rule':{'kind':'best'} | /rule/p is missing",
                "'measure':'mean' | /measure is no measure",
                "'ratio':[1] | /ratio has 1 parts for 2 arms",
                "'ratio':[1,0] | /ratio/1 is not of 1 to 1000",
                "'weights':{'age':1} | /weights/age weighs a factor that /next does not have",
                "'weights':{'s':-1} | /weights/s is negative",
                "'next':{'s':'F','t':'x'},'weights':{'s':1} | /next/t has no weight",
                "'subjects':[{'arm':'C','factors':{'s':'F'}}] | /subjects/0/arm is no arm",
                "'subjects':[{'arm':'A','factors':{}}] | /subjects/0/factors/s is missing",
                "'subjects':[{'arm':'A','factors':{'s':'F','t':'x'}}] | /subjects/0/factors/t is unknown",
                "'colour':1 | /colour is unknown"
            })
    void saysWhereTheStateIsAtFault(String change, String sentence) throws IOException {
        StringBuilder json = new StringBuilder("{\"arms\":[\"A\",\"B\"]");
        add(json, change, "'measure'", "'measure':'range'");
        add(json, change, "'rule'", "'rule':{'kind':'best','p':0.8}");
        add(json, change, "'next'", "'next':{'s':'F'}");
        Told told = minimise(json + "," + change.replace('\'', '"') + "}");
        assertThat(told.code()).isEqualTo(TrialMain.UNUSABLE);
        assertThat(told.err()).startsWith("Error: --state " + sentence).hasLineCount(1);
    }

    @Test
    void commitsToTheBytesOfAFile() throws Exception {
        byte[] secret = {1, 2, 3, '\n'};
        Path file = Files.write(directory.resolve("secret"), secret);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret));
        assertThat(Told.by("commit", "--secret", file.toString(), "--json")
                        .json()
                        .get("sha256")
                        .textValue())
                .isEqualTo(sha256);
        assertThat(Told.by("commit", file.toString()).out().strip()).isEqualTo(sha256);
        assertThat(Told.by("commit").code()).isEqualTo(TrialMain.UNUSABLE);
        assertThat(Told.by("commit", directory.resolve("none").toString()).err())
                .contains("there is no file");
    }

    private Told minimise(String json) throws IOException {
        Path file = Files.writeString(directory.resolve("state.json"), json);
        return Told.by("minimise", "--json", "--state", file.toString());
    }

    private static void add(StringBuilder subjects, int count, String arm, String age) {
        for (int i = 0; i < count; i++) {
            subjects.append(subjects.isEmpty() ? "" : ",")
                    .append("{\"arm\":\"" + arm + "\",\"factors\":{\"age\":\"" + age + "\",\"sex\":\"M\"}}");
        }
    }

    private static void add(StringBuilder json, String change, String unless, String member) {
        if (!change.startsWith(unless)) {
            json.append(',').append(member.replace('\'', '"'));
        }
    }
}
