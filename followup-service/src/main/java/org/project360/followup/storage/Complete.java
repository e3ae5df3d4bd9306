package org.project360.followup.storage;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.event.RejectedEvent;

/** Whether an event has every component that its contract does not mark nullable; JSON alone leaves them null. */
public final class Complete {

    private static final Map<Class<?>, List<RecordComponent>> REQUIRED = new ConcurrentHashMap<>();

    private Complete() {}

    /**
     * Returns the data if it is complete.
     *
     * @throws RejectedEvent with the pointer of each missing component
     */
    public static <T extends Record> T check(T data) {
        List<RejectedEvent.Reason> missing = new ArrayList<>();
        for (RecordComponent component : REQUIRED.computeIfAbsent(data.getClass(), Complete::required)) {
            if (value(component, data) == null) {
                missing.add(new RejectedEvent.Reason(
                        "/" + component.getName(), "missing", "This value is required and absent."));
            }
        }
        if (!missing.isEmpty()) {
            throw new RejectedEvent(missing);
        }
        return data;
    }

    private static List<RecordComponent> required(Class<?> type) {
        return List.of(type.getRecordComponents()).stream()
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .toList();
    }

    private static @Nullable Object value(RecordComponent component, Object data) {
        try {
            return component.getAccessor().invoke(data);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not readable: " + component, e);
        }
    }
}
