package org.project360.intake.identity.normal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import org.jspecify.annotations.Nullable;

/** A phone number in E.164 where libphonenumber can read it, without a country as one of the United Kingdom's. */
public record Phone(String number) {

    private static final int SHORTEST = 6;
    private static final int LAST = 9;

    public static @Nullable Phone of(@Nullable String text) {
        if (text == null || Missing.says(text)) {
            return null;
        }
        String digits = text.replaceAll("\\D", "");
        if (digits.length() < SHORTEST || digits.chars().distinct().count() <= 1) {
            return null;
        }
        try {
            PhoneNumberUtil util = PhoneNumberUtil.getInstance();
            return new Phone(util.format(util.parse(text, "GB"), PhoneNumberFormat.E164));
        } catch (NumberParseException e) {
            return new Phone(digits);
        }
    }

    /** The last nine digits: the same number with and without its country. */
    public String last() {
        return number.substring(Math.max(0, number.length() - LAST));
    }

    @Override
    public String toString() {
        return "Phone[***]";
    }
}
