package org.project360.intake.identity.linkage;

import java.util.List;
import org.project360.intake.identity.normal.Email;
import org.project360.intake.identity.normal.Phone;

/** Every number and address that somebody has. */
public record Contacts(List<Phone> phones, List<Email> emails) {

    public static final Contacts NONE = new Contacts(List.of(), List.of());

    @Override
    public String toString() {
        return "Contacts[***]";
    }
}
