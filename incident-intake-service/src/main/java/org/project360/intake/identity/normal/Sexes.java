package org.project360.intake.identity.normal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One letter for what systems write: F, M, or O for another; null where it is not known. */
public final class Sexes {

    private Sexes() {}

    public static @Nullable String of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "f", "female", "woman", "w", "2", "k" -> "F";
            case "m", "male", "man", "1" -> "M";
            case "o", "other", "x", "non-binary", "nonbinary", "3" -> "O";
            default -> null;
        };
    }
}
