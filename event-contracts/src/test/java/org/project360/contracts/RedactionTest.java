package org.project360.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.project360.contracts.Contracts.Example;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.Arm;

/** A personal record printed by mistake says nothing, nor does any record inside it. */
class RedactionTest {

    record Leaky(String name, int age) {}

    static Stream<Example> personal() {
        return Contracts.topics().stream()
                .filter(Contracts::isPersonal)
                .flatMap(topic -> Contracts.examples(topic).stream());
    }

    @ParameterizedTest
    @MethodSource("personal")
    void printsNoValue(Example example) {
        Record message = Json.value(Json.tree(example), Contracts.type(example.topic()));

        assertThat(printed(message)).isEmpty();
    }

    @Test
    void looksIntoEveryRecord() {
        Set<Class<?>> seen = new HashSet<>();
        personal()
                .forEach(e -> records(Json.value(Json.tree(e), Contracts.type(e.topic())))
                        .forEach(found -> seen.add(found.getClass())));

        assertThat(seen)
                .contains(PersonDetails.class, Address.class, SafeContact.class, SafeWindow.class)
                .contains(SchoolAsTold.class, VoiceOfChild.class)
                .hasSize(15);
    }

    @Test
    void findsARecordThatPrints() {
        assertThat(printed(new Leaky("Ada", 36))).containsExactly("Leaky.name", "Leaky.age");
    }

    @Test
    void anAllocationDoesNotPrintTheArm() {
        for (Example example : Contracts.examples(Topics.RANDOMISATION_ALLOCATION_MADE)) {
            AllocationMade allocation = Json.value(Json.tree(example), AllocationMade.class);
            assertThat(allocation.toString()).doesNotContain(Arm.TREATMENT.name(), Arm.CONTROL.name());
        }
    }

    private static List<String> printed(Record message) {
        List<String> printed = new ArrayList<>();
        for (Record each : records(message)) {
            for (RecordComponent component : each.getClass().getRecordComponents()) {
                leaves(value(each, component))
                        .filter(leaf -> each.toString().contains(leaf))
                        .forEach(leaf -> printed.add(each.getClass().getSimpleName() + "." + component.getName()));
            }
        }
        return printed;
    }

    private static List<Record> records(Object value) {
        List<Record> found = new ArrayList<>();
        if (value instanceof Record each) {
            found.add(each);
            for (RecordComponent component : each.getClass().getRecordComponents()) {
                found.addAll(records(value(each, component)));
            }
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> found.addAll(records(item)));
        }
        return found;
    }

    private static Stream<String> leaves(Object value) {
        if (value instanceof Collection<?> items) {
            return items.stream().flatMap(RedactionTest::leaves);
        }
        if (value instanceof Map<?, ?> map) {
            return Stream.concat(leaves(map.keySet()), leaves(map.values()));
        }
        return value instanceof Record || value.toString().isEmpty() ? Stream.of() : Stream.of(value.toString());
    }

    /** The component's value; an absent one is an empty text. */
    private static Object value(Record each, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(each);
            return value == null ? "" : value;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
