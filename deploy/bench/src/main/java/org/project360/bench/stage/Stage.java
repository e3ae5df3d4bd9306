package org.project360.bench.stage;

import java.util.List;
import org.project360.contracts.Topics;

/** A service that is measured alone: what it reads, and what it makes of it. */
public enum Stage {
    INTAKE(
            "intake",
            Topics.POLICE_INCIDENT_REPORTED,
            List.of(
                    Topics.INTAKE_REPORT_RECEIPT,
                    Topics.INTAKE_INCIDENT_RECORDED,
                    Topics.INTAKE_CANDIDATE_IDENTIFIED,
                    Topics.INTAKE_CHILD_EXPOSED,
                    "intake.dead-letter.v1")),
    RANDOMISATION(
            "randomisation",
            Topics.INTAKE_CANDIDATE_IDENTIFIED,
            List.of(Topics.RANDOMISATION_ALLOCATION_MADE, Topics.RANDOMISATION_PARTICIPANT_ENROLLED));

    private final String service;
    private final String input;
    private final List<String> outputs;

    /** The first of the outputs is the topic that has exactly one record for each input. */
    Stage(String service, String input, List<String> outputs) {
        this.service = service;
        this.input = input;
        this.outputs = outputs;
    }

    /** The service, which is also the name of its database. */
    public String service() {
        return service;
    }

    String input() {
        return input;
    }

    List<String> outputs() {
        return outputs;
    }

    /** Holds one record for each input as soon as all are done. */
    String answers() {
        return outputs.get(0);
    }
}
