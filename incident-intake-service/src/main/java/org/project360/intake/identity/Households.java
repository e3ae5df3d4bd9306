package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.project360.contracts.Address;
import org.project360.contracts.PersonDetails;

/**
 * The household of an address: a keyed pseudonym of its first line and postcode, so that instances agree on it without
 * asking one another.
 */
@ApplicationScoped
public class Households {

    private final Pseudonyms pseudonyms;

    Households(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** The household at the person's current address; empty without a first line and a postcode. */
    public Optional<UUID> of(PersonDetails person) {
        return current(person)
                .filter(a -> !Normal.name(a.line1()).isEmpty()
                        && !Normal.postcode(a.postcode()).isEmpty())
                .map(a -> pseudonyms.of("household", Normal.name(a.line1()), Normal.postcode(a.postcode())));
    }

    /** Police systems put the current address first. */
    public static Optional<Address> current(PersonDetails person) {
        return person.addresses().stream().findFirst();
    }
}
