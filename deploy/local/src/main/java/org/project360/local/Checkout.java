package org.project360.local;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where in a checkout of the project things lie. */
record Checkout(Path root) {

    /** The checkout this program was started in, or in a folder of. */
    static Checkout found() {
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = parent(dir)) {
            if (Files.exists(dir.resolve("deploy").resolve("topics.yaml"))) {
                return new Checkout(dir);
            }
        }
        throw new StackException("Start this in a checkout of Project 360.");
    }

    private static @Nullable Path parent(Path dir) {
        return dir.getParent();
    }

    Path serviceJar(ServiceSpec service) {
        return root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    Path keycloakZip() {
        return root.resolve("deploy/local/target/keycloak/keycloak.zip");
    }

    Path realm() {
        return root.resolve("deploy/keycloak/project360-realm.json");
    }

    Path simulator() {
        return root.resolve("deploy/simulator/target/simulator.jar");
    }

    Path oracle() {
        return root.resolve("journey-tests/target/oracle.jar");
    }

    Path home() {
        String chosen = System.getenv("P360_HOME");
        return chosen != null ? Path.of(chosen).toAbsolutePath() : root.resolve(".p360");
    }
}
