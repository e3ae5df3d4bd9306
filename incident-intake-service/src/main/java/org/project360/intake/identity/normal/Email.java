package org.project360.intake.identity.normal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An e-mail address in lower case, without a tag after a plus sign. */
public record Email(String address, String local) {

    public static @Nullable Email of(@Nullable String text) {
        if (text == null || Missing.says(text)) {
            return null;
        }
        String address = text.strip().toLowerCase(Locale.ROOT);
        int at = address.lastIndexOf('@');
        String local = at < 0 ? address : address.substring(0, at);
        int tag = local.indexOf('+');
        String untagged = tag > 0 ? local.substring(0, tag) : local;
        return untagged.isEmpty() ? null : new Email(untagged + (at < 0 ? "" : address.substring(at)), untagged);
    }

    @Override
    public String toString() {
        return "Email[***]";
    }
}
