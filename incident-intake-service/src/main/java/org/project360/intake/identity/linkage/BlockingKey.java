package org.project360.intake.identity.linkage;

import java.util.List;

/**
 * A key of one pass: records that share it are looked at. {@code texts} holds the key and then its splits, each a part of
 * the one before; the next one counts where a block is oversized.
 */
public record BlockingKey(String pass, List<String> texts) {

    @Override
    public String toString() {
        return "BlockingKey[" + pass + ", ***]";
    }
}
