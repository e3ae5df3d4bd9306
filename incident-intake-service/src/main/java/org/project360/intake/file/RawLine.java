package org.project360.intake.file;

/**
 * A line as it stands in the file, without its end; in CSV a record, which may go over several lines.
 *
 * @param number of its first line, from 1
 * @param bytes of the content; of a line that is too long, none; of a broken record, its first line
 * @param after the place in the file behind it, in bytes
 * @param linesAfter how many lines of the file end before that place
 */
record RawLine(long number, byte[] bytes, Fault fault, long after, long linesAfter) {

    /** What is wrong with it before anybody reads it. */
    enum Fault {
        NONE,
        TOO_LONG,
        BROKEN_QUOTE
    }

    boolean blank() {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return fault == Fault.NONE;
    }

    @Override
    public String toString() {
        return "RawLine[" + number + "]";
    }
}
