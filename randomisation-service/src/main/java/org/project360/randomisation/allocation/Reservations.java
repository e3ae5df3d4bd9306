package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.project360.chassis.problem.Problem;
import org.project360.chassis.storage.StorageFailure;
import org.project360.randomisation.trial.Trial;

/**
 * Units that are kept free below the ceilings for entries of emergency lists. Units and reservations together never pass it;
 * the caller holds the lock on the trial.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Reservations {

    private final DataSource dataSource;
    private final Ledger ledger;
    private final TrialDraws draws;

    Reservations(DataSource dataSource, Ledger ledger, TrialDraws draws) {
        this.dataSource = dataSource;
        this.ledger = ledger;
        this.draws = draws;
    }

    /** Reserves; refuses more than there is room for. */
    public void reserve(Trial locked, int entries) {
        Recruitment now = ledger.recruitment(locked.id());
        if (!draws.room(locked, now.units()).holds(now.reserved() + entries)) {
            throw tooNear(locked, now, entries);
        }
        change(locked, entries);
    }

    /** How much room the arms leave is not told: it would tell how far apart they are. */
    private static Problem tooNear(Trial locked, Recruitment now, int entries) {
        int room = locked.ceiling() - now.units() - now.reserved();
        return Problem.conflict(
                "ceiling-too-near",
                "The ceiling is too near",
                entries > room
                        ? "There is room for " + Math.max(0, room) + " more entries below the ceiling: ask for fewer,"
                                + " extend the trial, or close a list that is out."
                        : "Should all of them be of one arm, that would be too many for it: ask for fewer, or close a list"
                                + " that is out.");
    }

    /** Gives back what was reserved for a list. */
    public void release(Trial locked, int entries) {
        change(locked, -entries);
    }

    /** Whether an emergency list of the trial is out. */
    public boolean any(Trial trial) {
        return ledger.recruitment(trial.id()).reserved() > 0;
    }

    private void change(Trial trial, int by) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update recruitment set reserved = reserved + ? where trial_id = ?")) {
            update.setInt(1, by);
            update.setObject(2, trial.id());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("recruitment", e);
        }
    }
}
