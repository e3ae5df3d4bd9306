package org.project360.randomisation.deliberatehere;

import org.project360.randomisation.deliberatethere.There;

/** Half of a deliberate cycle. */
public class Here {
    public There there;
}
