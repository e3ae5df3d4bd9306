package org.project360.simulator.send;

/** It cannot be sent at all; the message is one sentence for the person at the terminal. */
public final class SendFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SendFailure(String message) {
        super(message);
    }

    public SendFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
