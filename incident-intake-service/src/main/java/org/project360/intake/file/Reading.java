package org.project360.intake.file;

import jakarta.enterprise.context.ApplicationScoped;
import org.project360.intake.file.ReportFile.Named;
import org.project360.intake.report.ReadLines;

/** Opens files, whatever their format. */
@ApplicationScoped
class Reading {

    private final ReadLines reports;
    private final Mappings mappings;

    Reading(ReadLines reports, Mappings mappings) {
        this.reports = reports;
        this.mappings = mappings;
    }

    /** @throws FileRefused if nothing of the file can be taken */
    ReportLines open(Named file, Content content) {
        return ReportLines.open(file, content, reports, mappings);
    }

    boolean knows(String force) {
        return reports.knows(force);
    }
}
