package org.project360.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class OptionsTest {
    @Test
    void measuresAHundredThousandIncidentsUnlessToldOtherwise() {
        Options options = parse();

        assertThat(options.incidents).isEqualTo(100_000);
        assertThat(options.rounds).isEqualTo(3);
        assertThat(options.stageInputs()).isEqualTo(100_000);
        assertThat(options.warmUp()).isEqualTo(20_000);
        assertThat(options.rates).containsExactly(1.0, 50.0);
        assertThat(options.objection()).isNull();
    }

    @Test
    void warmUpFollowsTheStageInputs() {
        assertThat(parse("--stage-inputs", "500").warmUp()).isEqualTo(100);
        assertThat(parse("--incidents", "4000", "--warm-up", "0").warmUp()).isZero();
    }

    @Test
    void readsSeveralRates() {
        assertThat(parse("--rates", "0.5,20").rates).containsExactly(0.5, 20.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--incidents=0",
                "--rounds=0",
                "--warm-up=100000",
                "--warm-up=-1",
                "--rates=0",
                "--rates=501",
                "--latency-seconds=0"
            })
    void misuseIsASentenceAndEndsWithTwo(String argument) {
        StringWriter err = new StringWriter();
        CommandLine command = Main.command().setErr(new PrintWriter(err, true));

        assertThat(command.execute(argument)).isEqualTo(2);
        assertThat(err.toString().lines().findFirst().orElseThrow()).endsWith(".");
    }

    private static Options parse(String... arguments) {
        Options options = new Options();
        CommandLine.populateCommand(options, arguments);
        return options;
    }
}
