package org.project360.chassis.security;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who is calling: a person or machine by token, or the service itself outside a request. */
@ApplicationScoped
public class Caller {

    private final Instance<SecurityIdentity> identity;
    private final String application;

    Caller(Instance<SecurityIdentity> identity, @ConfigProperty(name = "quarkus.application.name") String application) {
        this.identity = identity;
        this.application = application;
    }

    /** The name to put into audit and history; {@code system:<service>} outside a request. */
    public String name() {
        SecurityIdentity current = current();
        return current == null || current.isAnonymous()
                ? "system:" + application
                : current.getPrincipal().getName();
    }

    public boolean hasRole(String role) {
        SecurityIdentity current = current();
        return current != null && current.hasRole(role);
    }

    /** The values of a token claim; empty if it is absent. A blank-separated string counts as several values. */
    public Set<String> claim(String name) {
        SecurityIdentity current = current();
        if (current == null) {
            return Set.of();
        }
        Object value = current.getPrincipal() instanceof JsonWebToken token
                ? token.getClaim(name)
                : current.getAttribute(name);
        return values(value);
    }

    private static Set<String> values(@Nullable Object value) {
        if (value instanceof JsonArray array) {
            return array.getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString)
                    .collect(Collectors.toUnmodifiableSet());
        }
        if (value instanceof JsonString text) {
            return Set.of(text.getString());
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
        }
        return value == null ? Set.of() : Set.of(value.toString().trim().split("\\s+"));
    }

    private @Nullable SecurityIdentity current() {
        return Arc.container().requestContext().isActive() ? identity.get() : null;
    }
}
