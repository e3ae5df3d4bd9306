package org.project360.intake.identity.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An address in the parts that are compared. Words of streets are written out: <i>rd</i> is <i>road</i>. */
public record HomeAddress(
        @Nullable String house,
        @Nullable Words street,
        @Nullable Words town,
        @Nullable Postcode postcode) {

    private static final Pattern HOUSE_AND_STREET = Pattern.compile(
            "\\s*((?:(?:flat|apt|apartment|unit|no\\.?)\\s*)?\\d+\\s*[a-zA-Z]?(?:\\s*[-/]\\s*\\d+[a-zA-Z]?)?)[\\s,]+(.+)",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> WRITTEN_OUT = Map.ofEntries(
            Map.entry("rd", "road"),
            Map.entry("str", "street"),
            Map.entry("ave", "avenue"),
            Map.entry("av", "avenue"),
            Map.entry("cl", "close"),
            Map.entry("ct", "court"),
            Map.entry("crt", "court"),
            Map.entry("cres", "crescent"),
            Map.entry("cr", "crescent"),
            Map.entry("dr", "drive"),
            Map.entry("gdns", "gardens"),
            Map.entry("gdn", "garden"),
            Map.entry("gr", "grove"),
            Map.entry("gro", "grove"),
            Map.entry("ln", "lane"),
            Map.entry("pl", "place"),
            Map.entry("sq", "square"),
            Map.entry("ter", "terrace"),
            Map.entry("terr", "terrace"),
            Map.entry("tce", "terrace"),
            Map.entry("pk", "park"),
            Map.entry("hse", "house"),
            Map.entry("wy", "way"),
            Map.entry("est", "estate"),
            Map.entry("bldgs", "buildings"),
            Map.entry("cott", "cottage"),
            Map.entry("hts", "heights"),
            Map.entry("mt", "mount"),
            Map.entry("nth", "north"),
            Map.entry("sth", "south"));

    /** An address in columns of its own; a street that starts with a number gives the number where there is none. */
    public static @Nullable HomeAddress of(
            @Nullable String house, @Nullable String street, @Nullable String town, @Nullable String postcode) {
        String number = house == null || house.isBlank() ? null : house;
        String rest = street;
        if (number == null && street != null) {
            Matcher matcher = HOUSE_AND_STREET.matcher(street);
            if (matcher.matches()) {
                number = matcher.group(1);
                rest = matcher.group(2);
            }
        }
        HomeAddress address = new HomeAddress(houseOf(number), streetOf(rest), Words.of(town), Postcode.of(postcode));
        return address.isEmpty() ? null : address;
    }

    private boolean isEmpty() {
        return house == null && street == null && town == null && postcode == null;
    }

    private static @Nullable String houseOf(@Nullable String text) {
        if (text == null || Missing.says(text)) {
            return null;
        }
        List<String> words = new ArrayList<>(Letters.words(text));
        words.removeIf(w -> w.equals("no") || w.equals("number"));
        String joined = String.join("", words);
        return joined.isEmpty() ? null : joined.replaceFirst("^0+(?=\\d)", "");
    }

    private static @Nullable Words streetOf(@Nullable String text) {
        if (text == null || Missing.says(text)) {
            return null;
        }
        List<String> words = new ArrayList<>(Letters.words(text));
        words.replaceAll(w -> WRITTEN_OUT.getOrDefault(w, w));
        int last = words.size() - 1;
        if (last > 0 && words.get(last).equals("st")) {
            words.set(last, "street");
        }
        return Words.of(List.copyOf(words));
    }

    @Override
    public String toString() {
        return "HomeAddress[***]";
    }
}
