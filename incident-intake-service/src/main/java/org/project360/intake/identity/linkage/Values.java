package org.project360.intake.identity.linkage;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.normal.BirthDate;
import org.project360.intake.identity.normal.HomeAddress;
import org.project360.intake.identity.normal.Postcode;
import org.project360.intake.identity.normal.Words;

/** The value of a field whose frequency counts; of a history of addresses the current one. */
final class Values {

    private Values() {}

    static boolean counted(Kind kind) {
        return switch (kind) {
            case FORENAME, SURNAME, BIRTH_DATE, HOUSE_NUMBER, STREET, TOWN, POSTCODE, EXTRA -> true;
            default -> false;
        };
    }

    static @Nullable String of(Field field, NormalRecord record) {
        HomeAddress address =
                record.addresses().isEmpty() ? null : record.addresses().get(0);
        return switch (field.kind()) {
            case FORENAME -> joined(record.names().forename());
            case SURNAME -> joined(record.names().surname());
            case BIRTH_DATE -> digits(record.birthDate());
            case EXTRA -> joined(extra(record, field.extra()));
            case HOUSE_NUMBER -> address == null ? null : address.house();
            case STREET -> address == null ? null : joined(address.street());
            case TOWN -> address == null ? null : joined(address.town());
            case POSTCODE -> address == null ? null : text(address.postcode());
            default -> null;
        };
    }

    static @Nullable Words extra(NormalRecord record, int index) {
        Optional<Words> value = index < record.extras().size() ? record.extras().get(index) : Optional.empty();
        return value.orElse(null);
    }

    private static @Nullable String joined(@Nullable Words words) {
        return words == null ? null : words.joined();
    }

    private static @Nullable String digits(@Nullable BirthDate date) {
        return date == null ? null : date.digits();
    }

    private static @Nullable String text(@Nullable Postcode postcode) {
        return postcode == null ? null : postcode.text();
    }
}
