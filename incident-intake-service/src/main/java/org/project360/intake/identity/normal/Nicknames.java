package org.project360.intake.identity.normal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Forms of one forename: nicknames, and spellings of names that come from other scripts. Each line of
 * {@code nicknames.txt} is one name in its forms; a form may stand in several lines.
 */
public final class Nicknames {

    private static final Nicknames UK = read("nicknames.txt");

    private final Map<String, Set<Integer>> linesByForm = new HashMap<>();

    private Nicknames(List<String> lines) {
        for (int line = 0; line < lines.size(); line++) {
            for (String form : lines.get(line).split(",")) {
                linesByForm.computeIfAbsent(form.strip(), f -> new HashSet<>()).add(line);
            }
        }
    }

    public static Nicknames uk() {
        return UK;
    }

    /** Whether both may be the same forename; equal texts are not asked for. */
    public boolean same(String one, String other) {
        Set<Integer> lines = linesByForm.get(one);
        if (lines == null) {
            return false;
        }
        Set<Integer> others = linesByForm.get(other);
        return others != null && lines.stream().anyMatch(others::contains);
    }

    private static Nicknames read(String resource) {
        @Nullable InputStream in = Nicknames.class.getResourceAsStream(resource);
        Objects.requireNonNull(in, resource);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new Nicknames(reader.lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
