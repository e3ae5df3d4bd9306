package org.project360.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which port each part listens on; always 127.0.0.1. */
record StackPorts(int postgres, int kafka, int keycloak, int firstService) {
    /** The broker needs two: its own and the next for the controller. */
    private static final int BLOCK = 9;

    static final StackPorts DEFAULT = new StackPorts(15432, 19092, 18080, 18081);

    /** Nine ports in a row: Keycloak, the services, PostgreSQL, Kafka and its controller. */
    static StackPorts from(int base) {
        return new StackPorts(base + 6, base + 7, base, base + 1);
    }

    static StackPorts anyFree() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int base = Ports.free();
            if (IntStream.range(base, base + BLOCK).allMatch(Ports::isFree)) {
                return from(base);
            }
        }
        throw new StackException("No " + BLOCK + " free ports in a row were found.");
    }

    int service(String name) {
        return firstService + ServiceSpec.names().indexOf(name);
    }

    /** By port, the part that needs it. */
    Map<Integer, String> required(List<String> parts) {
        Map<Integer, String> required = new LinkedHashMap<>();
        for (String part : parts) {
            switch (part) {
                case "postgres" -> required.put(postgres, part);
                case "keycloak" -> required.put(keycloak, part);
                case "kafka" -> {
                    required.put(kafka, part);
                    required.put(kafka + 1, part);
                }
                default -> required.put(service(part), part);
            }
        }
        return required;
    }
}
