package org.project360.intake.file;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.project360.contracts.police.IncidentReported;

/**
 * A place in a report, such as {@code victim.person.addresses[0].postcode} or {@code riskAssessment.answers.12}, checked
 * against the records of the contract.
 *
 * @param steps names of fields and numbers of items, in order
 * @param type of the value there
 */
record FieldPath(List<Object> steps, Class<?> type) {

    private static final Pattern STEP = Pattern.compile("([A-Za-z0-9]+)(?:\\[([0-9]{1,2})])?");

    /** The place; empty if a report has none such, or it is not a single value. */
    static Optional<FieldPath> of(String text) {
        List<Object> steps = new ArrayList<>();
        Type type = IncidentReported.class;
        for (String part : text.split("\\.", -1)) {
            Matcher step = STEP.matcher(part);
            Optional<Type> next = step.matches() ? child(type, step.group(1)) : Optional.empty();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            type = next.get();
            steps.add(step.group(1));
            if (step.group(2) != null) {
                if (!(type instanceof ParameterizedType list) || list.getRawType() != List.class) {
                    return Optional.empty();
                }
                type = list.getActualTypeArguments()[0];
                steps.add(Integer.valueOf(step.group(2)));
            }
        }
        return type instanceof Class<?> leaf && !leaf.isRecord()
                ? Optional.of(new FieldPath(List.copyOf(steps), leaf))
                : Optional.empty();
    }

    private static Optional<Type> child(Type type, String name) {
        if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            return Optional.of(map.getActualTypeArguments()[1]);
        }
        if (type instanceof Class<?> of && of.isRecord()) {
            for (RecordComponent component : of.getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return Optional.of(component.getGenericType());
                }
            }
        }
        return Optional.empty();
    }
}
