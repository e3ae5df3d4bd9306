package org.project360.intake.identity.cli;

/** A file that cannot be used: one sentence with the file, the place in it and what to do. Quotes no personal data. */
final class UnusableInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableInput(String sentence) {
        super(sentence);
    }
}
