package org.project360.randomisation.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"2, 0.75, 0.5", "4, 0.708333333333, 0.333333333333"})
    void printsTheKnownGuessProbabilities(String size, double guessed, double certain) {
        JsonNode told = simulate("permuted-blocks", "--block-sizes", size, "--subjects", "40", "--exact");
        assertThat(told.get("guessProbability").doubleValue()).isEqualTo(guessed);
        assertThat(told.get("deterministicShare").doubleValue()).isEqualTo(certain);
        assertThat(told.get("imbalanceSd").doubleValue()).isZero();
        assertThat(told.has("guessProbabilityError")).isFalse();
    }

    @Test
    void theBigStickOfTheTrialIsBelow57PerCent() {
        JsonNode exact = simulate("big-stick", "--mti", "4", "--subjects", "1015", "--exact");
        assertThat(exact.get("guessProbability").doubleValue()).isLessThan(0.57);
        assertThat(exact.get("imbalanceMax").intValue()).isEqualTo(4);
        JsonNode simulated = simulate("big-stick", "--subjects", "1015", "--runs", "200", "--seed", "7");
        assertThat(simulated.get("guessProbability").doubleValue())
                .isEqualTo(
                        exact.get("guessProbability").doubleValue(),
                        within(4 * simulated.get("guessProbabilityError").doubleValue()));
    }

    @Test
    void everyMethodAnswersWithTheSameFigures() {
        for (List<String> method : List.of(
                List.of("simple"),
                List.of("big-stick"),
                List.of("efron", "--p", "2/3"),
                List.of("block-urn", "--block-size", "6"),
                List.of("permuted-blocks", "--block-sizes", "4,6,8"))) {
            List<String> arguments = new ArrayList<>(method.subList(1, method.size()));
            arguments.addAll(List.of("--subjects", "30", "--runs", "20"));
            assertThat(simulate(method.get(0), arguments.toArray(String[]::new)).fieldNames())
                    .toIterable()
                    .containsExactly(
                            "guessProbability",
                            "deterministicShare",
                            "imbalanceSd",
                            "imbalanceMax",
                            "guessProbabilityError");
        }
    }

    @Test
    void simulatesTheDesignOfAMinimisation() throws IOException {
        JsonNode told = simulate("minimisation", "--design", file("""
                        {"arms":["A","B"],"measure":"range","rule":{"kind":"best","p":1},
                         "factors":[{"name":"any","levels":["x"]}]}"""), "--subjects", "50", "--runs", "20");
        // One level and p = 1: pairs, of which the second is always certain.
        assertThat(told.get("guessProbability").doubleValue()).isEqualTo(0.75, within(0.05));
        assertThat(told.get("deterministicShare").doubleValue()).isEqualTo(0.5);
        assertThat(told.get("imbalanceMax").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--method dice --subjects 5 | --method: 'dice' is no method",
                "--method block-urn --subjects 5 | --block-size: --method block-urn needs it",
                "--method block-urn --block-size 5 --subjects 5 | --block-size: The block size 5 is no multiple of 2",
                "--method permuted-blocks --block-sizes 4,5 --subjects 5 | --block-sizes: The block size 5",
                "--method efron --mti 3 --subjects 5 | --mti: --method efron does not take it",
                "--method efron --p 0.4 --subjects 5 | --p: Efron's p",
                "--method efron --p x --subjects 5 | --p: 'x' is no probability",
                "--method big-stick --ratio 2,1 --subjects 5 | --ratio: The big stick is defined for two arms 1:1",
                "--method simple --ratio 1,0 --subjects 5 | --ratio: Every part of the ratio",
                "--method simple --subjects 0 | --subjects: At least one subject",
                "--method simple --subjects 5 --runs 1 | --runs: At least two runs",
                "--method simple --subjects many | Invalid value for option '--subjects'",
                "--method simple | Missing required option: '--subjects=N'",
                "--method minimisation --design nowhere.json --subjects 5 | --design: there is no file nowhere.json"
            })
    void saysWhichOptionIsAtFault(String arguments, String sentence) {
        Told told = Told.by(("simulate " + arguments).split(" "));
        assertThat(told.code()).isEqualTo(TrialMain.UNUSABLE);
        assertThat(told.err()).startsWith("Error: " + sentence).hasLineCount(1);
        assertThat(told.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"arms\":[\"A\"]} | /factors is missing",
                "{\"arms\":[\"A\",\"B\"],\"factors\":[]} | /factors is empty",
                "{\"arms\":[\"A\",\"B\"],\"factors\":[{\"name\":\"f\",\"levels\":[\"x\",\"x\"]}]} | /factors/0/levels",
                "{\"arms\":[\"A\",\"B\"],\"factors\":[{\"name\":\"f\",\"levels\":[\"x\"],\"weight\":-1}]} | /factors/0/weight",
                "{\"arms\":[\"A\",\"B\"],\"factors\":[{\"name\":\"f\",\"levels\":[\"x\"],\"probabilities\":[0.5]}]} | /factors/0/probabilities",
                "{\"arms\":[\"A\",\"A\"],\"factors\":[{\"name\":\"f\",\"levels\":[\"x\"]}]} | /arms",
                "{\"colour\":1} | /colour is unknown",
                "{\"arms\":1,\"arms\":2} | "
            })
    void saysWhereTheDesignIsAtFault(String design, String pointer) throws IOException {
        Told told = Told.by("simulate", "--method", "minimisation", "--subjects", "5", "--design", file(design));
        assertThat(told.code()).isEqualTo(TrialMain.UNUSABLE);
        assertThat(told.err()).startsWith("Error: --design").contains(pointer == null ? "is not JSON" : pointer);
    }

    private String file(String json) throws IOException {
        return Files.writeString(directory.resolve("design.json"), json).toString();
    }

    private static JsonNode simulate(String method, String... arguments) {
        List<String> all = new ArrayList<>(List.of("simulate", "--json", "--method", method));
        all.addAll(List.of(arguments));
        Told told = Told.by(all.toArray(String[]::new));
        assertThat(told.err()).isEmpty();
        assertThat(told.code()).isZero();
        return told.json();
    }
}
