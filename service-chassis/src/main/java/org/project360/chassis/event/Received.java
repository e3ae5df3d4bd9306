package org.project360.chassis.event;

/** An event with its decoded data. */
public record Received<T>(IncomingEvent event, T data) {}
