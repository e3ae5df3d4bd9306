package org.project360.chassis;

/** The event of the chassis's own tests: a number to add to the sum of a key. A negative one is refused. */
public record Number(String key, int value) {}
