package org.project360.randomisation.deliberatethere;

import org.project360.randomisation.deliberatehere.Here;

/** The other half. */
public class There {
    public Here here;
}
