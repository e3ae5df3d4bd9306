package org.project360.intake.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.project360.chassis.event.EventCodec;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.RejectedEvent;

/** The plaintext of a payload, which is sealed on the topic and clear over HTTP and in a correction. */
@ApplicationScoped
class Sealed {

    private final EventCodec codec;

    Sealed(EventCodec codec) {
        this.codec = codec;
    }

    /** @throws RejectedEvent if it does not open; in clear on the topic it is refused too */
    byte[] open(IncomingEvent event) {
        return codec.open(event);
    }

    /** The plaintext of what is sealed or in clear; empty if it is neither. */
    Optional<byte[]> openEither(IncomingEvent event) {
        if (isClear(event.value())) {
            return Optional.of(event.value());
        }
        try {
            return Optional.of(codec.open(event));
        } catch (RejectedEvent e) {
            return Optional.empty();
        }
    }

    /** A JWE begins with base64url of {@code {"}, which is {@code eyJ}; JSON of a report begins with a brace. */
    private static boolean isClear(byte[] payload) {
        for (byte b : payload) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b == '{';
            }
        }
        return false;
    }
}
