package org.project360.bench.load;

import java.util.Map;

/** A record to be put on a topic. */
public record Message(String key, Map<String, String> headers, byte[] value) {}
