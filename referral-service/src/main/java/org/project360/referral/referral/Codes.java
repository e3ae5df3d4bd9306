package org.project360.referral.referral;

import java.util.Locale;

/** Codes of closed lists as the world sees them: {@code spoke-engaged} for {@code SPOKE_ENGAGED}. */
public final class Codes {

    private Codes() {}

    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The value of a code.
     *
     * @throws IllegalArgumentException if the list has no such code
     */
    public static <E extends Enum<E>> E parse(Class<E> list, String code) {
        for (E value : list.getEnumConstants()) {
            if (of(value).equals(code)) {
                return value;
            }
        }
        throw new IllegalArgumentException("Not a code of " + list.getSimpleName());
    }
}
