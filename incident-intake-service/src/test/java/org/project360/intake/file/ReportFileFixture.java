package org.project360.intake.file;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.police.IncidentReported;

/** CSV as the mapping of SYN-01 expects it, written without the code under test. */
final class ReportFileFixture {

    static final List<String> HEADER = List.of(
            "Incident Ref",
            "Version",
            "Occurred",
            "Reported",
            "Recorded",
            "Place",
            "Type",
            "Vic Id",
            "Vic Forename",
            "Vic Surname",
            "Vic DOB",
            "Vic Sex",
            "Vic Address",
            "Vic Town",
            "Vic Postcode",
            "Vic Phone",
            "Relationship",
            "Risk",
            "DASH_1",
            "DASH_2",
            "Child1 Forename",
            "Child1 Surname",
            "Child1 DOB",
            "Child1 School",
            "Child2 Forename",
            "Child2 Surname",
            "Child2 DOB",
            "Child2 School",
            "Officer");

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Map<String, String> values = new TreeMap<>();

    static String header() {
        return String.join(",", HEADER) + "\r\n";
    }

    static ReportFileFixture row(IncidentReported report) {
        ReportFileFixture row = new ReportFileFixture();
        PersonDetails victim = report.victim().person();
        row.with("Incident Ref", report.incidentReference())
                .with("Version", Integer.toString(report.version()))
                .with("Occurred", time(report.occurredAt()))
                .with("Reported", time(report.reportedAt()))
                .with("Recorded", time(report.recordedAt()))
                .with("Place", report.location().description())
                .with("Type", "CR")
                .with("Vic Id", victim.policePersonId())
                .with("Vic Forename", victim.forename())
                .with("Vic Surname", victim.surname())
                .with("Vic DOB", day(victim.dateOfBirth()))
                .with("Vic Sex", "F")
                .with("Vic Address", victim.addresses().get(0).line1())
                .with("Vic Town", victim.addresses().get(0).town())
                .with("Vic Postcode", victim.addresses().get(0).postcode())
                .with("Vic Phone", victim.phones().get(0))
                .with("Relationship", "PT")
                .with("Risk", "S")
                .with("Officer", "PC 4711");
        for (int i = 1; i <= report.children().size(); i++) {
            PersonDetails child = report.children().get(i - 1).person();
            row.with("Child" + i + " Forename", child.forename())
                    .with("Child" + i + " Surname", child.surname())
                    .with("Child" + i + " DOB", day(child.dateOfBirth()))
                    .with("Child" + i + " School", "900001");
        }
        report.riskAssessment().answers().forEach((number, answer) -> row.with("DASH_" + number, "Y"));
        return row;
    }

    /** A value that is {@code null} is a column that is blank. */
    ReportFileFixture with(String column, @Nullable String value) {
        values.put(column, value == null ? "" : value);
        return this;
    }

    String line() {
        List<String> fields = new ArrayList<>();
        for (String column : HEADER) {
            String value = values.getOrDefault(column, "");
            fields.add(value.matches("(?s).*[,\"\\n].*") ? '"' + value.replace("\"", "\"\"") + '"' : value);
        }
        return String.join(",", fields) + "\r\n";
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atZone(LONDON));
    }

    private static String day(LocalDate date) {
        return date == null ? "" : DAY.format(date);
    }
}
