package org.project360.intake.identity.linkage;

import java.util.Locale;

/** A field that is compared; {@code extra} counts the further columns from 0, and is -1 for all others. */
public record Field(String name, Kind kind, int extra) {

    public static Field of(Kind kind) {
        return new Field(kind.name().toLowerCase(Locale.ROOT), kind, -1);
    }

    public static Field extra(String column, int index) {
        return new Field("extra:" + column, Kind.EXTRA, index);
    }
}
