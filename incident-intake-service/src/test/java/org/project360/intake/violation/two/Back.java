package org.project360.intake.violation.two;

import org.project360.intake.violation.one.BadListener;

/** The way back of a cycle. */
public class Back {

    Class<?> forth = BadListener.class;
    BadListener field;
}
