package org.project360.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Address;
import org.project360.contracts.PersonDetails;
import org.project360.simulator.report.SimulatedMessage;
import org.project360.simulator.world.World;

/**
 * Victims as the first report of each incident writes them down, a line of CSV (RFC 4180) a mention, with the true person's
 * id. Of several addresses and phones the first is given. Versions, duplicates and spoilt reports are no mentions of their
 * own.
 */
final class MentionCsv {
    private static final List<String> HEADER = List.of(
            "mention",
            "true_person",
            "police_id",
            "forename",
            "surname",
            "date_of_birth",
            "sex",
            "address",
            "town",
            "postcode",
            "phone",
            "email");

    private final World world;
    private final OutputStream out;

    MentionCsv(World world, OutputStream out) throws IOException {
        this.world = world;
        this.out = out;
        line(HEADER);
    }

    void write(SimulatedMessage message) throws IOException {
        if (message.kind() != SimulatedMessage.Kind.REPORT) {
            return;
        }
        PersonDetails victim = message.report().victim().person();
        Address address =
                victim.addresses().isEmpty() ? null : victim.addresses().get(0);
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                message.reference(),
                world.personId(message.victim()),
                victim.policePersonId(),
                victim.forename(),
                victim.surname(),
                victim.dateOfBirth(),
                victim.sex(),
                address == null ? null : lines(address),
                address == null ? null : address.town(),
                address == null ? null : address.postcode(),
                victim.phones().isEmpty() ? null : victim.phones().get(0),
                victim.email()));
        line(values);
    }

    private static String lines(Address address) {
        return address.line2() == null ? address.line1() : address.line1() + ", " + address.line2();
    }

    private void line(List<? extends @Nullable Object> values) throws IOException {
        String line = values.stream().map(MentionCsv::quoted).collect(Collectors.joining(",", "", "\n"));
        out.write(line.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
