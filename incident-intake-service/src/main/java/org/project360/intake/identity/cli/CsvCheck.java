package org.project360.intake.identity.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks through a CSV file once before it is read, holding no more than one byte of it: lines that are too long and quotes
 * that never close would otherwise swallow the rest of the file. Tells in which charset it is written.
 */
final class CsvCheck {

    /** Longest line in bytes. */
    static final int LONGEST_LINE = 65_536;
    /** Most lines of one quoted value. */
    private static final int MOST_LINES_IN_QUOTES = 50;

    private final Path file;
    private long line = 1;
    private long lineOfQuote;
    private int length;
    private int continuation;
    private boolean utf8 = true;
    private boolean quoted;
    private boolean fieldStart = true;
    /** The byte before closed a quote: a doubled one opens it again. */
    private boolean closedBefore;

    CsvCheck(Path file) {
        this.file = file;
    }

    /** UTF-8 where every byte fits, else Windows-1252. */
    Charset check() {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                take(b);
            }
        } catch (IOException e) {
            throw new UnusableInput("%s cannot be read: check the path and the rights on it.".formatted(file));
        }
        if (quoted) {
            throw unclosed();
        }
        return utf8 && continuation == 0 ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
    }

    private void take(int b) {
        checkUtf8(b);
        if (b == '"') {
            quoted = quoted ? false : fieldStart || closedBefore;
            lineOfQuote = quoted ? line : lineOfQuote;
        }
        fieldStart = !quoted && (b == ',' || b == '\n' || (b == ' ' && fieldStart));
        closedBefore = b == '"' && !quoted;
        if (b == '\n') {
            endLine();
        } else if (++length > LONGEST_LINE) {
            throw new UnusableInput(
                    "%s, line %d is longer than %d bytes: check that it is a CSV file with line breaks, and shorten or remove the line."
                            .formatted(file, line, LONGEST_LINE));
        }
    }

    private void endLine() {
        line++;
        length = 0;
        if (quoted && line - lineOfQuote > MOST_LINES_IN_QUOTES) {
            throw unclosed();
        }
    }

    private void checkUtf8(int b) {
        if (continuation > 0) {
            utf8 &= b >> 6 == 0b10;
            continuation--;
        } else if (b >= 0x80) {
            continuation = b >> 5 == 0b110 ? 1 : b >> 4 == 0b1110 ? 2 : b >> 3 == 0b11110 ? 3 : 0;
            utf8 &= continuation > 0;
        }
    }

    private UnusableInput unclosed() {
        return new UnusableInput(
                "%s, line %d has a quotation mark that is never closed: close it, or double it if it belongs to the value."
                        .formatted(file, lineOfQuote));
    }
}
