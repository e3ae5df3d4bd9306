package org.project360.intake.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.project360.intake.ReportFixture;

class CanonicalDigestTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1,\"b\":[true,null]} | { \"b\" : [ true , null ], \"a\" : 1.0 }",
                "{\"a\":{\"c\":null,\"d\":\"x\"}} | {\"a\":{\"d\":\"\\u0078\"}}",
                "{\"a\":10} | {\"a\":1e1}"
            })
    void isEqualForEqualContent(String one, String other) throws JsonProcessingException {
        assertThat(digest(one)).isEqualTo(digest(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1} | {\"a\":\"1\"}",
                "{\"a\":[1,2]} | {\"a\":[2,1]}",
                "{\"a\":\"b\",\"c\":\"\"} | {\"a\":\"\",\"c\":\"b\"}",
                "{\"ab\":\"c\"} | {\"a\":\"bc\"}",
                "[[1],2] | [[1,2]]",
                "{\"a\":true} | {\"a\":\"true\"}",
                "{\"a\":[null]} | {\"a\":[]}",
                "{\"a\":1.5} | {\"a\":1}"
            })
    void differsForDifferentContent(String one, String other) throws JsonProcessingException {
        assertThat(digest(one)).isNotEqualTo(digest(other));
    }

    @Test
    void takesNumbersOfAnySize() throws JsonProcessingException {
        assertThat(digest("{\"a\":1e999}")).hasSize(32);
    }

    private static byte[] digest(String json) throws JsonProcessingException {
        return CanonicalDigest.of(ReportFixture.JSON.readTree(json));
    }
}
