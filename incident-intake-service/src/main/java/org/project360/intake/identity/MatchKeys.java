package org.project360.intake.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.PersonDetails;
import org.project360.intake.identity.normal.Names;
import org.project360.intake.identity.normal.PoliceId;

/**
 * What identifies a mention exactly, strongest first: the police person id, which is unique within one force; then name,
 * date of birth and postcode. {@code inIncident} is the name within one incident and role.
 */
record MatchKeys(@Nullable UUID policeId, @Nullable UUID nameBirthPostcode, UUID inIncident, boolean birthDateKnown) {

    static MatchKeys of(PersonRecord mention, Pseudonyms pseudonyms) {
        PersonDetails details = mention.details();
        String forename = Normal.name(details.forename());
        String surname = Normal.name(details.surname());
        return new MatchKeys(
                policeId(mention, pseudonyms),
                nameBirthPostcode(details, forename, surname, Normal.postcode(mention.homePostcode()), pseudonyms),
                pseudonyms.of(
                        "in-incident",
                        mention.incidentId().toString(),
                        mention.role().name(),
                        forename,
                        surname,
                        Integer.toString(mention.namesake())),
                details.dateOfBirth() != null);
    }

    /** The keys that identify a person anywhere, strongest first. */
    List<UUID> everywhere() {
        List<UUID> keys = new ArrayList<>(2);
        if (policeId != null) {
            keys.add(policeId);
        }
        if (nameBirthPostcode != null) {
            keys.add(nameBirthPostcode);
        }
        return keys;
    }

    private static @Nullable UUID policeId(PersonRecord mention, Pseudonyms pseudonyms) {
        String id = PoliceId.of(mention.details().policePersonId());
        return id == null ? null : pseudonyms.of("police-id", mention.force(), id);
    }

    private static @Nullable UUID nameBirthPostcode(
            PersonDetails details, String forename, String surname, String postcode, Pseudonyms pseudonyms) {
        boolean enough = details.dateOfBirth() != null
                && !forename.isEmpty()
                && !surname.isEmpty()
                && !postcode.isEmpty()
                && areTold(Names.of(details.forename(), details.surname()));
        return enough
                ? pseudonyms.of("name-birth-postcode", forename, surname, "" + details.dateOfBirth(), postcode)
                : null;
    }

    /** "Unknown Unknown" is nobody; but "Na" is a surname too, and one word alone may be a name. */
    private static boolean areTold(Names names) {
        return names.forename() != null || names.surname() != null;
    }
}
