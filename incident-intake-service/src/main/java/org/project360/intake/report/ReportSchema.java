package org.project360.intake.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.project360.chassis.event.RejectedEvent.Reason;

/** The shape of a police report. */
interface ReportSchema {

    /** Every error at its JSON pointer, with a closed code and words that quote nothing of the report. */
    List<Reason> errors(JsonNode report);
}
