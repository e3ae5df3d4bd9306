package org.project360.intake.cohort;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Who may enter the trial: the numbers that the protocol sets. Changing one is a change of the protocol. */
@ConfigMapping(prefix = "intake.cohort")
public interface CohortConfig {

    /** Length of the window that ends with the incident, in elapsed time of 24-hour days. */
    @WithDefault("365")
    int windowDays();

    /** Whether an incident exactly as old as the window still counts. */
    @WithDefault("true")
    boolean windowStartInclusive();

    /** Fewest incidents in the window, this one included. */
    @WithDefault("2")
    int minimumIncidents();

    /** Whether exactly the fewest are enough. */
    @WithDefault("true")
    boolean minimumInclusive();

    /** Most incidents in the window, this one included. */
    @WithDefault("7")
    int maximumIncidents();

    /** Whether exactly the most are still within. */
    @WithDefault("true")
    boolean maximumInclusive();

    /** Youngest age of a victim when it happened, in years. */
    @WithDefault("16")
    int minimumAge();

    /** So many yes answers of the risk assessment are visible high risk. */
    @WithDefault("14")
    int visibleHighRisk();

    /** For so long after an incident marked for MARAC, or after a case was closed, she counts as a high-risk case. */
    @WithDefault("P365D")
    Duration highRiskCaseFor();

    /** Age of a report, from when the victim reported, at which it is late. */
    @WithDefault("PT24H")
    Duration lateAfter();

    /** Whether a late report may still enter the trial; that it was late is stored either way. */
    @WithDefault("ADMIT")
    LatePolicy lateReports();

    /**
     * Postcode areas ({@code LE}) or outward codes ({@code LE3}) of the trial's area; without any, everywhere is in it. The
     * home or the place of the incident must lie there.
     */
    Optional<Set<String>> area();

    /** What to do with late reports. */
    enum LatePolicy {
        ADMIT,
        EXCLUDE
    }
}
