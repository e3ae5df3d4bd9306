package org.project360.randomisation.cli;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A trial's secret: the bytes of a file, exactly as they are. */
record SecretFile(byte[] bytes) {

    static SecretFile read(String option, Path file) {
        byte[] bytes = JsonInput.bytes(option, file);
        if (bytes.length == 0) {
            throw new InputFault(option + ": " + file + " is empty; a trial's secret is 32 random bytes.");
        }
        return new SecretFile(bytes);
    }

    /** SHA-256 in lower-case hexadecimal: what {@code sha256sum} says of the file, and what a trial publishes. */
    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    @Override
    public String toString() {
        return "SecretFile[***]";
    }
}
