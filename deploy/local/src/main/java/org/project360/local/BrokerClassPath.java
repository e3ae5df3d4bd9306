package org.project360.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The broker's part of this program's class path. A service's tests have hundreds of jars that the broker would open
 * for nothing.
 */
final class BrokerClassPath {
    private static final Pattern NEEDED = Pattern.compile("(local-stack|kafka|scala|jackson|snakeyaml|slf4j-|log4j-"
            + "|jboss-logmanager|smallrye-common|wildfly-common|jakarta\\.json-api"
            + "|metrics-core|zstd-jni|lz4-java|at-yawk-lz4|snappy-java|jose4j|jopt-simple|caffeine|commons-"
            + "|pcollections|re2j|argparse4j|HdrHistogram|hash4j).*\\.jar");

    private BrokerClassPath() {}

    static String ofThisJvm() {
        // Surefire puts the true class path here even when it starts Java from a manifest jar.
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .filter(entry -> Files.isDirectory(entry)
                        || NEEDED.matcher(entry.getFileName().toString()).matches())
                .map(entry -> entry.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
