package org.project360.simulator.truth;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.project360.simulator.codec.Json;
import org.project360.simulator.report.IncidentStream;
import org.project360.simulator.report.SimulatedMessage;
import org.project360.simulator.report.TrueIncident;
import org.project360.simulator.world.World;

/** The totals of a run, for expected.json. */
final class Expected {
    private final Map<String, Map<String, Integer>> tallies = new TreeMap<>();
    private final Recount recount = new Recount();
    private int messages;
    private int incidents;
    private int received;

    void incident(TrueIncident incident) {
        incidents++;
        if (!incident.received()) {
            return;
        }
        received++;
        tally("incidentsByGrade", incident.finalGrade().name());
        tally("incidentsByFinalVersion", Integer.toString(incident.finalVersion()));
        tallyIf(incident.noCrime(), "noCrime");
        tallyIf(incident.historic(), "historic");
        tallyIf(incident.test(), "test");
        tallyIf(incident.fresh(), "fresh");
        tallyIf(incident.late(), "late");
        incident.children()
                .forEach(child -> tally("childrenByTelling", child.told().name()));
        incident.victimNoise().forEach(noise -> tally("victimNoise", noise.name()));
    }

    void message(SimulatedMessage message) {
        messages++;
        tally("messagesByOutcome", message.expected().name());
        tally("messagesByChannel", message.channel().name());
        tally("messagesByKind", message.kind().name());
        if (message.fault() != null) {
            tally("messagesByFault", message.fault().name());
        }
        recount.take(message);
    }

    void write(Path file, IncidentStream stream) throws IOException {
        World world = stream.world();
        for (int victim = 0; victim < world.victims(); victim++) {
            tally("victimsByIncidents", bucket(recount.countOf(victim)));
        }
        try (JsonGenerator json = Json.MAPPER.getFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("seed", world.options().seed());
            json.writeStringField("force", world.options().force());
            json.writeStringField("start", stream.options().start().toString());
            json.writeStringField("timeline", stream.options().timeline().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("messages", messages);
            json.writeNumberField("incidents", incidents);
            json.writeNumberField("incidentsReceived", received);
            json.writeNumberField("eligibleIncidents", recount.eligibleIncidents());
            json.writeNumberField("participants", recount.participants());
            for (Map.Entry<String, Map<String, Integer>> tally : tallies.entrySet()) {
                json.writeObjectField(tally.getKey(), tally.getValue());
            }
            victims(json, world);
            json.writeEndObject();
        }
    }

    /** How many incidents of each victim count in the end; victims without one are left out. */
    private void victims(JsonGenerator json, World world) throws IOException {
        json.writeObjectFieldStart("countByVictim");
        for (int victim = 0; victim < world.victims(); victim++) {
            int count = recount.countOf(victim);
            if (count > 0) {
                json.writeNumberField(world.personId(victim), count);
            }
        }
        json.writeEndObject();
    }

    private static String bucket(int count) {
        return count < 8 ? Integer.toString(count) : "8 and more";
    }

    private void tallyIf(boolean is, String name) {
        if (is) {
            tally("incidentsThatAre", name);
        }
    }

    private void tally(String group, String name) {
        tallies.computeIfAbsent(group, g -> new TreeMap<>()).merge(name, 1, Integer::sum);
    }
}
