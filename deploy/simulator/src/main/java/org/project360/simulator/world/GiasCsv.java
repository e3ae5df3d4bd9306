package org.project360.simulator.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The schools as the daily extract of Get Information About Schools has them: its first 71 columns in their order, in
 * Windows-1252, every field in quotes, lines ended by CR LF.
 */
public final class GiasCsv {
    public static final Charset CHARSET = Charset.forName("windows-1252");

    private GiasCsv() {}

    public static List<String> header() {
        try (var in = Objects.requireNonNull(
                GiasCsv.class.getResourceAsStream("/org/project360/simulator/gias-header.csv"))) {
            String line = new String(in.readAllBytes(), CHARSET).strip();
            return Arrays.stream(line.split(",", -1))
                    .map(name -> name.substring(1, name.length() - 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void write(Path file, List<School> schools) {
        List<String> header = header();
        try (var out = Files.newBufferedWriter(file, CHARSET)) {
            out.write(line(header));
            for (School school : schools) {
                Map<String, String> fields = fields(school);
                out.write(line(header.stream()
                        .map(name -> fields.getOrDefault(name, ""))
                        .toList()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(List<String> fields) {
        return fields.stream()
                .map(field -> '"' + field.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static Map<String, String> fields(School school) {
        return Map.ofEntries(
                Map.entry("URN", school.urn()),
                Map.entry("LA (code)", school.authority()),
                Map.entry("LA (name)", school.authorityName()),
                Map.entry("EstablishmentNumber", Integer.toString(school.number())),
                Map.entry("EstablishmentName", school.name()),
                Map.entry("TypeOfEstablishment (name)", school.type()),
                Map.entry(
                        "EstablishmentStatus (code)",
                        Integer.toString(school.status().code())),
                Map.entry("EstablishmentStatus (name)", school.status().words()),
                Map.entry("CloseDate", school.status() == School.Status.CLOSED ? "31-08-2019" : ""),
                Map.entry("PhaseOfEducation (name)", school.phase()),
                Map.entry("StatutoryLowAge", Integer.toString(school.lowAge())),
                Map.entry("StatutoryHighAge", Integer.toString(school.highAge())),
                Map.entry("Gender (name)", "Mixed"),
                Map.entry("LastChangedDate", "01-09-2025"),
                Map.entry("Street", school.street()),
                Map.entry("Town", school.townName()),
                Map.entry("County (name)", school.authorityName()),
                Map.entry("Postcode", school.postcode()),
                Map.entry("SchoolWebsite", "https://school-" + school.urn() + ".example.org"),
                Map.entry("TelephoneNum", "01632960" + school.urn().substring(3)));
    }
}
