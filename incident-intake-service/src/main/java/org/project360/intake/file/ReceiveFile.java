package org.project360.intake.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;
import org.project360.chassis.time.Ids;
import org.project360.intake.file.ReportFile.Named;
import org.project360.intake.file.ReportFiles.Before;

/**
 * Stores a file as it streams in, one piece in memory; then, and only then, it waits to be loaded. What broke off leaves
 * nothing that is loaded, and may be sent again.
 */
@ApplicationScoped
class ReceiveFile {

    /** What became of a file. */
    enum Outcome {
        NEW,
        /** One of the same key and content was there. */
        SAME,
        /** One of the same key and another content was there. */
        DIFFERENT
    }

    record Received(UUID id, Outcome outcome) {}

    private final ReportFiles files;
    private final FilePieces pieces;
    private final Reading reading;
    private final Ids ids;
    private final InstantSource clock;

    ReceiveFile(ReportFiles files, FilePieces pieces, Reading reading, Ids ids, InstantSource clock) {
        this.files = files;
        this.pieces = pieces;
        this.reading = reading;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Receives a file to its end.
     *
     * @throws FileRefused if its beginning tells that nothing of it can be taken; then nothing is stored
     * @throws IOException if it breaks off
     */
    Received receive(Named named, InputStream in) throws IOException {
        byte[] first = in.readNBytes(Content.PIECE);
        reading.open(named, first.length == 0 ? number -> null : Content.of(first));
        UUID id = ids.next();
        files.uploading(id, named, clock.instant());
        boolean waits = false;
        try {
            Received received = store(id, named, first, in);
            waits = received.outcome() == Outcome.NEW;
            return received;
        } finally {
            if (!waits) {
                pieces.drop(id);
            }
        }
    }

    private Received store(UUID id, Named named, byte[] first, InputStream in) throws IOException {
        MessageDigest digest = sha256();
        boolean blank = true;
        long bytes = 0;
        byte[] piece = first;
        for (int number = 0; piece.length > 0; number++) {
            pieces.add(id, number, piece);
            digest.update(piece);
            bytes += piece.length;
            blank &= blank(piece);
            piece = in.readNBytes(Content.PIECE);
        }
        if (blank) {
            throw FileRefused.empty();
        }
        return settle(id, named, digest.digest(), bytes);
    }

    private Received settle(UUID id, Named named, byte[] digest, long bytes) {
        String key = named.key().isEmpty() ? HexFormat.of().formatHex(digest) : named.key();
        if (files.received(id, key, digest, bytes)) {
            return new Received(id, Outcome.NEW);
        }
        Before before = files.before(named.force(), key, digest);
        return new Received(before.id(), before.same() ? Outcome.SAME : Outcome.DIFFERENT);
    }

    private static boolean blank(byte[] piece) {
        for (byte b : piece) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
