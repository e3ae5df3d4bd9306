package org.project360.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** I10: no name, phone, e-mail or street of the truth outside encrypted payloads and the owning stores. */
final class LeakChecks {

    /** Shorter words turn up by chance. */
    private static final int SHORTEST = 6;

    private static final Set<String> PERSONAL =
            Set.of("forename", "surname", "middleNames", "email", "phone", "phones", "line1", "dateOfBirth");
    private static final Pattern JWE = Pattern.compile("[\\w-]+\\.\\.[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}@.+'-]+");

    private final Stack stack;

    LeakChecks(Stack stack) {
        this.stack = stack;
    }

    Finding i10(List<String> topics, Set<String> encrypted) throws IOException, InterruptedException {
        Violations wrong = new Violations();
        Set<String> canaries = canaries();
        long places = 0;
        for (String topic : topics) {
            for (Event event : stack.events(topic)) {
                places++;
                byte[] value = event.value() == null ? new byte[0] : event.value();
                String text = new String(value, StandardCharsets.UTF_8);
                String place = topic + "-" + event.partition() + "@" + event.offset();
                if (encrypted.contains(topic)) {
                    wrong.unless(
                            JWE.matcher(text).matches() || topic.startsWith("police."),
                            "in clear on an encrypted topic: " + place);
                } else {
                    look(text, place, canaries, wrong);
                }
                look(event.headers() + " " + event.key(), place + " headers", canaries, wrong);
            }
        }
        places += logs(canaries, wrong);
        for (String service : Stack.SERVICES) {
            places++;
            look(get(stack.required(service + ".url") + "/q/metrics"), service + " metrics", canaries, wrong);
        }
        return new Finding(
                "I10",
                places,
                "records, log lines and metric pages searched for " + canaries.size() + " canaries",
                wrong.list());
    }

    private long logs(Set<String> canaries, Violations wrong) throws IOException {
        long lines = 0;
        for (String service : Stack.SERVICES) {
            Path folder = stack.home().resolve(service);
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.list(folder)) {
                for (Path log : files.filter(f -> f.toString().endsWith(".log")).toList()) {
                    for (String line : Files.readAllLines(log, StandardCharsets.ISO_8859_1)) {
                        lines++;
                        look(line, service + " log line " + lines, canaries, wrong);
                    }
                }
            }
        }
        return lines;
    }

    private static void look(String text, String place, Set<String> canaries, Violations wrong) {
        for (String word : WORD.split(text)) {
            if (word.length() >= SHORTEST && canaries.contains(word)) {
                wrong.add("personal data in " + place);
                return;
            }
        }
    }

    private Set<String> canaries() throws IOException {
        Set<String> canaries = new HashSet<>();
        Path people = stack.truth().resolve("people.jsonl");
        if (Files.exists(people)) {
            ObjectMapper json = new ObjectMapper();
            for (String line : Files.readAllLines(people, StandardCharsets.UTF_8)) {
                collect(json.readTree(line), "", canaries);
            }
        }
        return canaries;
    }

    private static void collect(JsonNode node, String name, Set<String> canaries) {
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> collect(field.getValue(), field.getKey(), canaries));
        } else if (node.isArray()) {
            List<JsonNode> items = new ArrayList<>();
            node.forEach(items::add);
            items.forEach(item -> collect(item, name, canaries));
        } else if (PERSONAL.contains(name) && node.asText().length() >= SHORTEST) {
            canaries.add(node.asText());
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        // The upgrade to HTTP/2 of this client now and then fails on a busy server.
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
