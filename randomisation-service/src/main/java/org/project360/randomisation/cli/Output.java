package org.project360.randomisation.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a command answers: one line of JSON, or lines for people. */
final class Output {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Digits that are shown: as many as survive a thousand sums of doubles. */
    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

    private final PrintWriter out;

    Output(PrintWriter out) {
        this.out = out;
    }

    void line(String line) {
        out.println(line);
        out.flush();
    }

    void json(Object value) {
        try {
            line(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer is not serialisable", e);
        }
    }

    /** As JSON, or a line for each member. */
    void answer(boolean json, Map<String, Object> members) {
        if (json) {
            json(members);
        } else {
            members.forEach((name, value) -> line(String.format("%-22s %s", name, value)));
        }
    }

    static BigDecimal number(double value) {
        BigDecimal rounded = new BigDecimal(value, DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    static Map<String, Object> members(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }
}
