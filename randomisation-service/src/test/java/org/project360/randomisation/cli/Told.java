package org.project360.randomisation.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command answered. */
record Told(int code, String out, String err) {

    static Told by(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = TrialMain.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Told(code, out.toString(), err.toString());
    }

    JsonNode json() {
        try {
            return JsonMapper.builder().build().readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + out + err, e);
        }
    }
}
