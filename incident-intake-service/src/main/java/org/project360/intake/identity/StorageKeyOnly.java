package org.project360.intake.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.project360.chassis.config.ChassisConfig;

/** The part of the chassis's settings that identity needs: the key under which is stored. All else is not there. */
record StorageKeyOnly(String storageKey) implements ChassisConfig, ChassisConfig.Secrets {

    @Override
    public ChassisConfig.Secrets secrets() {
        return this;
    }

    @Override
    public Optional<List<String>> publishes() {
        return Optional.empty();
    }

    @Override
    public Map<String, ChassisConfig.TopicKeys> jwe() {
        return Map.of();
    }

    @Override
    public Optional<String> deadLetterTopic() {
        return Optional.empty();
    }

    @Override
    public String cursorKey() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String auditKey() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ChassisConfig.Relay relay() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ChassisConfig.Ticker ticker() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ChassisConfig.Http http() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        return "StorageKeyOnly[***]";
    }
}
