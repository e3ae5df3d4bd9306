package org.project360.intake.file;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.project360.contracts.intake.ReportReceipt;
import org.project360.contracts.intake.ReportReceipt.Outcome;
import org.project360.intake.file.FileRejects.Reject;
import org.project360.intake.file.ReportFile.Progress;
import org.project360.intake.file.ReportLines.Read;
import org.project360.intake.report.TakeLines;
import org.project360.intake.stewardship.SettleRegroupings;

/**
 * Loads one claimed file from where it is to its end: a batch is read outside any transaction and taken in one, together
 * with how far the file is then. Killed anywhere, the next one goes on behind the last batch that was taken.
 */
final class LoadFile {

    /** Somebody else has the file by now. */
    static final class Lost extends RuntimeException {
        Lost() {
            super("The file is another instance's by now.", null, false, false);
        }
    }

    private static final Logger LOG = Logger.getLogger(LoadFile.class);
    private static final long TELL_EVERY = 10_000;

    private final Loading with;
    private final UUID worker;
    private final ReportFile file;
    private final ReportLines lines;
    private Progress progress;

    /** @throws FileRefused if nothing of the file can be taken */
    LoadFile(Loading with, UUID worker, ReportFile file) {
        this.with = with;
        this.worker = worker;
        this.file = file;
        this.progress = file.progress();
        this.lines = with.open(file);
        if (progress.bytes() > 0) {
            lines.goTo(progress.bytes(), progress.lines());
        }
    }

    Progress progress() {
        return progress;
    }

    /** Returns whether the file was read to its end; false if it was told to stop. */
    boolean run(BooleanSupplier stop) {
        while (!stop.getAsBoolean()) {
            // Between batches, so that a file that was loaded in two parts ends as one that was not.
            with.regroupings().run();
            List<Read> batch = batch();
            if (batch.isEmpty()) {
                return true;
            }
            with.take().take(batch.stream().map(Read::line).toList(), new Owner(batch));
        }
        return false;
    }

    private List<Read> batch() {
        List<Read> batch = new ArrayList<>();
        long bytes = 0;
        while (batch.size() < with.config().batch() && bytes < with.config().batchBytes()) {
            Read read = lines.next();
            if (read == null) {
                break;
            }
            batch.add(read);
            bytes += read.raw().bytes().length;
        }
        return batch;
    }

    /** The file as the owner of its lines. */
    private final class Owner implements TakeLines.Owner {

        private final List<Read> batch;
        private Progress next = progress;

        Owner(List<Read> batch) {
            this.batch = batch;
        }

        @Override
        public void begin() {
            if (!with.files().hold(file.id(), worker, progress.bytes())) {
                throw new Lost();
            }
        }

        @Override
        public void took(int from, List<ReportReceipt> receipts) {
            List<Reject> rejects = new ArrayList<>();
            for (int i = 0; i < receipts.size(); i++) {
                reject(batch.get(from + i).raw().number(), receipts.get(i), rejects);
            }
            with.rejects().add(file.id(), rejects);
            next = after(from, receipts);
            with.files()
                    .advance(
                            file.id(),
                            next,
                            with.clock().instant().plus(with.config().lease()));
        }

        @Override
        public void committed() {
            with.count(file, progress, next);
            if (next.lines() / TELL_EVERY > progress.lines() / TELL_EVERY) {
                LOG.infof(
                        "Report file %s: %d lines, %d of %d bytes, %d accepted, %d duplicate, %d rejected",
                        file.id(),
                        next.lines(),
                        next.bytes(),
                        file.bytes(),
                        next.accepted(),
                        next.duplicate(),
                        next.rejected());
            }
            progress = next;
        }

        @Override
        public boolean lost(Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof Lost) {
                    return true;
                }
            }
            return false;
        }

        private Progress after(int from, List<ReportReceipt> receipts) {
            RawLine last = batch.get(from + receipts.size() - 1).raw();
            long windows = batch.subList(from, from + receipts.size()).stream()
                    .filter(Read::windows1252)
                    .count();
            return new Progress(
                    last.after(),
                    last.linesAfter(),
                    progress.accepted() + count(receipts, Outcome.ACCEPTED),
                    progress.duplicate() + count(receipts, Outcome.DUPLICATE),
                    progress.rejected() + count(receipts, Outcome.REJECTED),
                    progress.windows1252() + windows);
        }
    }

    private static long count(List<ReportReceipt> receipts, Outcome outcome) {
        return receipts.stream().filter(r -> r.outcome() == outcome).count();
    }

    private static void reject(long line, ReportReceipt receipt, List<Reject> rejects) {
        if (receipt.outcome() == Outcome.REJECTED) {
            for (int i = 0; i < receipt.reasons().size(); i++) {
                ReportReceipt.Reason reason = receipt.reasons().get(i);
                rejects.add(
                        new Reject(line, i, reason.pointer(), reason.code(), reason.message(), receipt.quarantineId()));
            }
        }
    }

    /** What every load needs. */
    record Loading(
            ReportFiles files,
            FilePieces pieces,
            FileRejects rejects,
            Reading reading,
            TakeLines take,
            SettleRegroupings regroupings,
            FilesConfig config,
            MeterRegistry meters,
            InstantSource clock) {

        ReportLines open(ReportFile file) {
            return reading.open(file.named(), pieces.of(file.id()));
        }

        void count(ReportFile file, Progress from, Progress to) {
            count(file, "accepted", to.accepted() - from.accepted());
            count(file, "duplicate", to.duplicate() - from.duplicate());
            count(file, "rejected", to.rejected() - from.rejected());
        }

        private void count(ReportFile file, String outcome, long reports) {
            meters.counter(
                            "project360.intake.file.reports",
                            "force",
                            file.named().force(),
                            "outcome",
                            outcome)
                    .increment(reports);
        }
    }
}
