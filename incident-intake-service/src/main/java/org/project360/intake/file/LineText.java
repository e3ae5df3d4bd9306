package org.project360.intake.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text of a line: UTF-8, or Windows-1252 where its bytes are no UTF-8. Line by line, so that one bad line does not
 * spoil the names of all others: that text of one is by chance valid in the other needs two letters in a row that no name
 * has.
 */
record LineText(String text, boolean windows1252) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** The text; null if it is neither. */
    static @Nullable LineText of(byte[] bytes) {
        String utf8 = decode(bytes, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return new LineText(utf8, false);
        }
        String windows = decode(bytes, WINDOWS_1252);
        return windows == null ? null : new LineText(windows, true);
    }

    private static @Nullable String decode(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "LineText[***]";
    }
}
