package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialSeal;
import org.project360.randomisation.trial.TrialSecrets;

/**
 * The tallies of trials that minimise or limit their arms, sealed, of exactly the rows in the ledger: kept in the transaction that adds the rows,
 * by whoever holds the lock on the trial.
 */
@ApplicationScoped
class Tallies {

    private final DataSource dataSource;
    private final TrialSeal seal;
    private final TrialSecrets secrets;
    private final SealedDraws draws;

    Tallies(DataSource dataSource, TrialSeal seal, TrialSecrets secrets, SealedDraws draws) {
        this.dataSource = dataSource;
        this.seal = seal;
        this.secrets = secrets;
        this.draws = draws;
    }

    /** The draws that come next. */
    StratumDraws draws(Trial locked) {
        return new MinimisedDraws(
                secrets.open(locked), locked.id(), locked.trialVersion(), locked.design(), of(locked), this::arm);
    }

    /** How many units each arm has. */
    int[] byArm(Trial locked) {
        return of(locked).byArm();
    }

    /** Counts rows that are added to the ledger. */
    void add(Trial locked, Collection<LedgerEntry> rows) {
        Tally tally = of(locked);
        rows.forEach(row -> tally.add(Covariates.read(row.covariates()), arm(row)));
        String sql = "update recruitment set sealed_tally = ? where trial_id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setBytes(1, seal.seal(context(locked.id()), tally.toBytes()));
            update.setObject(2, locked.id());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("tally", e);
        }
    }

    private Tally of(Trial trial) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select sealed_tally from recruitment where trial_id = ?")) {
            select.setObject(1, trial.id());
            ResultSet row = select.executeQuery();
            byte[] sealed = row.next() ? row.getBytes(1) : null;
            return sealed == null
                    ? new Tally(trial.design())
                    : Tally.of(trial.design(), seal.open(context(trial.id()), sealed));
        } catch (SQLException e) {
            throw new StorageFailure("tally", e);
        }
    }

    private int arm(LedgerEntry row) {
        return draws.open(row.trialId(), row.allocationId(), row.sealedDraw()).arm();
    }

    private static String context(UUID trialId) {
        return "tally\n" + trialId;
    }
}
