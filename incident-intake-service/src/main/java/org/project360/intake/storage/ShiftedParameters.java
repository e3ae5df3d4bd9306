package org.project360.intake.storage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;

/** A statement whose parameters lie behind those of others; whoever sets them counts from 1. */
final class ShiftedParameters {

    private final PreparedStatement statement;
    private int next;

    ShiftedParameters(PreparedStatement others, int before) {
        this.next = before + 1;
        this.statement = (PreparedStatement) Proxy.newProxyInstance(
                ShiftedParameters.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                    if (method.getName().startsWith("set") && arguments[0] instanceof Integer index) {
                        arguments[0] = before + index;
                        next = Math.max(next, before + index + 1);
                    }
                    try {
                        return method.invoke(others, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    PreparedStatement statement() {
        return statement;
    }

    /** The index behind the last parameter that was set. */
    int next() {
        return next;
    }
}
