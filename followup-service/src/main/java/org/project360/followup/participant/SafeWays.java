package org.project360.followup.participant;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Address;
import org.project360.contracts.SafeContact;

/**
 * How to reach her now: details of the channels that she named safe only. {@code reconfirm} says that her instructions
 * are old and must be confirmed with her first.
 */
public record SafeWays(
        @Nullable String forename,
        @Nullable String surname,
        @Nullable String preferredPhone,
        List<String> phones,
        @Nullable String email,
        @Nullable Address address,
        @Nullable String codeWord,
        @Nullable String interpreterLanguage,
        @Nullable String notes,
        @Nullable Instant issuedAt,
        boolean reconfirm,
        List<Guidance> guidance) {

    static SafeWays unknown(Instant now) {
        return new SafeWays(
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                SafeContactPolicy.at(SafeContact.NOTHING_SAFE, now));
    }

    static SafeWays of(ContactDetails details, Instant issuedAt, boolean reconfirm, Instant now) {
        SafeContact safe = details.safeContact();
        boolean phone = safe.phone() || safe.voicemail() || safe.text();
        return new SafeWays(
                details.forename(),
                details.surname(),
                phone ? safe.preferredPhone() : null,
                phone ? details.phones() : List.of(),
                safe.email() ? details.email() : null,
                safe.letter() || safe.visit() ? details.address() : null,
                safe.codeWord(),
                safe.interpreterLanguage(),
                safe.notes(),
                issuedAt,
                reconfirm,
                SafeContactPolicy.at(safe, now));
    }

    @Override
    public String toString() {
        return "SafeWays[***]";
    }
}
