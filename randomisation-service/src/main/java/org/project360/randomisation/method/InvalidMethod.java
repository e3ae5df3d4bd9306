package org.project360.randomisation.method;

/** A method's parameter that cannot be: which one, and in one sentence what is wrong and what would do. */
public final class InvalidMethod extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    public InvalidMethod(String parameter, String sentence) {
        super(sentence);
        this.parameter = parameter;
    }

    /** The parameter's name: {@code ratio}, {@code mti}, {@code p}, {@code blockSize}, {@code blockSizes}, ... */
    public String parameter() {
        return parameter;
    }

    static void require(boolean holds, String parameter, String sentence) {
        if (!holds) {
            throw new InvalidMethod(parameter, sentence);
        }
    }
}
