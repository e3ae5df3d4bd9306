package org.project360.intake.file;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.project360.intake.file.RawLine.Fault;

/**
 * Cuts a file into lines, or CSV (RFC 4180) into records, from any place at which a line begins; holds one piece and one
 * line, however long the file or the line. A line over the limit is passed over without being kept. A record whose quote
 * does not close, or closes in the middle of a field, is broken: it is its first line alone, and reading goes on with the
 * second. A quote is taken for unclosed at the end of the file, at the limit, or after {@link #MOST_LINES} lines.
 */
final class LineReader {

    /** Lines of one record at most; real narratives have a few. */
    static final int MOST_LINES = 50;

    private enum State {
        FIELD_STARTS,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    private final Content content;
    private final int limit;
    /** Separates fields of CSV; 0 where quotes mean nothing. */
    private final char separator;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
    private byte @Nullable [] piece;
    private int pieceNumber = -1;
    private long place;
    private long lines;

    LineReader(Content content, int limit, char separator) {
        this.content = content;
        this.limit = limit;
        this.separator = separator;
    }

    /** Goes to a place at which a line begins, before which so many lines end. */
    void goTo(long newPlace, long linesBefore) {
        place = newPlace;
        lines = linesBefore;
    }

    /** The next line or record; null at the end. */
    @Nullable
    RawLine next() {
        long start = place;
        long first = lines + 1;
        long secondLine = -1;
        State state = State.FIELD_STARTS;
        line.reset();
        int read = read();
        if (read < 0) {
            return null;
        }
        for (int b = read; ; b = read()) {
            if (b < 0 || (b == '\n' && state != State.QUOTED)) {
                boolean broken = b < 0 && state == State.QUOTED;
                return broken ? broken(start, first, secondLine, b) : ended(first, b);
            }
            if (b == '\n') {
                secondLine = secondLine < 0 ? place : secondLine;
                lines++;
            }
            state = separator == 0 ? State.PLAIN : after(state, b);
            boolean tooLong = line.size() >= limit;
            if (state == null || (tooLong && secondLine >= 0) || lines - first >= MOST_LINES - 1) {
                return broken(start, first, secondLine, b);
            }
            if (tooLong) {
                return tooLong(first);
            }
            line.write(b);
        }
    }

    /** The state after a byte; null where a closing quote stands in the middle of a field. */
    private @Nullable State after(State state, int b) {
        return switch (state) {
            case FIELD_STARTS -> b == '"' ? State.QUOTED : b == separator ? State.FIELD_STARTS : State.PLAIN;
            case PLAIN -> b == separator ? State.FIELD_STARTS : State.PLAIN;
            case QUOTED -> b == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
            case QUOTE_IN_QUOTED ->
                b == '"'
                        ? State.QUOTED
                        : b == separator ? State.FIELD_STARTS : b == '\r' ? State.QUOTE_IN_QUOTED : null;
        };
    }

    private RawLine ended(long first, int end) {
        lines++;
        byte[] bytes = line.toByteArray();
        if (end == '\n' && bytes.length > 0 && bytes[bytes.length - 1] == '\r') {
            bytes = Arrays.copyOf(bytes, bytes.length - 1);
        }
        return new RawLine(first, bytes, Fault.NONE, place, lines);
    }

    private RawLine tooLong(long first) {
        skipLine();
        return new RawLine(first, new byte[0], Fault.TOO_LONG, place, lines);
    }

    private RawLine broken(long start, long first, long secondLine, int breaking) {
        byte[] bytes = line.toByteArray();
        if (secondLine < 0) {
            if (breaking >= 0) {
                line.write(breaking);
            }
            keepLine();
            bytes = line.toByteArray();
        } else {
            bytes = Arrays.copyOf(bytes, (int) (secondLine - 1 - start));
            place = secondLine;
        }
        lines = first;
        return new RawLine(first, bytes, Fault.BROKEN_QUOTE, place, lines);
    }

    private void keepLine() {
        for (int b = read(); b >= 0 && b != '\n'; b = read()) {
            if (line.size() < limit) {
                line.write(b);
            }
        }
    }

    private void skipLine() {
        int b;
        do {
            b = read();
        } while (b >= 0 && b != '\n');
        lines++;
    }

    /** The next byte, from 0 to 255; -1 at the end. */
    private int read() {
        int number = (int) (place / Content.PIECE);
        if (number != pieceNumber) {
            piece = content.piece(number);
            pieceNumber = number;
        }
        int within = (int) (place % Content.PIECE);
        if (piece == null || within >= piece.length) {
            return -1;
        }
        place++;
        return piece[within] & 0xFF;
    }
}
