package org.project360.simulator.codec;

import java.nio.charset.StandardCharsets;

public final class TestKeys {
    public static final byte[] KEY = "test-only-storage-key-32-bytes!!".getBytes(StandardCharsets.US_ASCII);
    public static final ReportCipher CIPHER = new ReportCipher("test", KEY);

    private TestKeys() {}
}
