package org.project360.randomisation.cli;

/** Input that cannot be used: one sentence that names the option or JSON pointer at fault and says what to do. */
final class InputFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InputFault(String sentence) {
        super(sentence);
    }
}
