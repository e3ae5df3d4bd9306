package org.project360.contracts;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The topics that one service's configuration names. */
record ServiceConfiguration(String service, Set<String> publishes, Set<String> reads) {

    private static final Pattern INCOMING = Pattern.compile("mp\\.messaging\\.incoming\\.(?:\"[^\"]+\"|[^.]+)\\.topic");

    /** Fails if the file is missing: a service without configuration is no service. */
    static ServiceConfiguration read(String service, Path module) {
        try {
            return parse(service, Files.readString(module.resolve("src/main/resources/application.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ServiceConfiguration parse(String service, String text) {
        Properties properties = new Properties();
        try (Reader reader = new StringReader(text)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> publishes = Stream.of("chassis.publishes", "chassis.dead-letter-topic")
                .flatMap(key -> Arrays.stream(properties.getProperty(key, "").split(",", -1)))
                .map(String::strip)
                .filter(topic -> !topic.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> reads = new TreeSet<>();
        for (String key : properties.stringPropertyNames()) {
            Matcher incoming = INCOMING.matcher(key);
            if (incoming.matches()) {
                reads.add(properties.getProperty(key).strip());
            }
        }
        return new ServiceConfiguration(service, publishes, reads);
    }
}
